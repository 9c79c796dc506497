"""Who may set up a phone, send with it, and decide about what it sent."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_look_after_its_mission, i_supervise_its_mission
from haven.foundation.access.roles import STEWARDS, WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule

FILLERS = WORK_WITH_PEOPLE | {Role.ENUMERATOR}
"""Roles whose bearers fill forms."""

PHONE_KEEPERS = FILLERS | frozenset(STEWARDS)
"""Roles that have phones, or look after those of others."""


def i_carry_it(actor: Actor) -> Q:
    """The actor set it up for herself."""
    return Q(user=actor.user, mission__in=actor.missions(*FILLERS))


def it_stands(_actor: Actor) -> Q:
    """It was not revoked."""
    return Q(revoked_at__isnull=True)


may_add_phone_in = Rule(_("set up a phone in"), lambda actor: Q(pk__in=actor.missions(*FILLERS)))
may_see_phones_of = Rule(
    _("see the phones of"), lambda actor: Q(pk__in=actor.missions(*PHONE_KEEPERS))
)
may_see_phone = Rule(_("see"), i_carry_it) | Rule(_("see"), i_look_after_its_mission)
may_revoke_phone = Rule(_("revoke"), may_see_phone.where) & Rule(_("revoke"), it_stands)
may_send_from = Rule(_("send from"), i_carry_it) & Rule(_("send from"), it_stands)
may_hand_in = Rule(_("hand in forms in"), lambda actor: Q(pk__in=actor.missions(*FILLERS)))
may_decide_in = Rule(
    _("decide about forms in"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)
may_see_arrival = Rule(_("see"), i_supervise_its_mission)
may_decide_arrival = Rule(_("decide about"), i_supervise_its_mission)
may_settle = Rule(_("settle"), i_supervise_its_mission)
may_open_encrypted_in = Rule(
    _("open encrypted forms in"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)


def i_sent_it(actor: Actor) -> Q:
    """The actor recorded it herself."""
    return Q(sent_by=actor.user, mission__in=actor.missions(*FILLERS))


may_see_parcel = Rule(_("see"), i_sent_it) | Rule(_("see"), i_supervise_its_mission)
may_decide_parcel = Rule(_("decide about"), may_see_parcel.where)
