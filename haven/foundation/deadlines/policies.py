"""Who may do what with clocks."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.foundation.access.rules import Rule


def i_own_it(actor: Actor) -> Q:
    """The promise is mine to keep, and I still work in its mission."""
    return Q(owner=actor.user, mission__in=actor.missions())


def i_own_its_clock(actor: Actor) -> Q:
    """The clock that stands still is mine."""
    return Q(clock__owner=actor.user, mission__in=actor.missions())


def i_did_not_ask_for_it(actor: Actor) -> Q:
    """Somebody else asked."""
    return ~Q(asked_by=actor.user)


may_start_clock_in = Rule(
    _("start a clock in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_see_clock = Rule(_("see"), i_own_it) | Rule(_("see"), i_supervise_its_mission)
may_meet_clock = Rule(_("meet"), i_own_it) | Rule(_("meet"), i_supervise_its_mission)
may_cancel_clock = Rule(_("cancel"), i_supervise_its_mission)
may_escalate_clock = Rule(_("escalate"), i_supervise_its_mission)
may_ask_pause_of = Rule(_("pause"), i_own_it) | Rule(_("pause"), i_supervise_its_mission)
may_sign_pause = Rule(_("sign"), i_supervise_its_mission) & Rule(_("sign"), i_did_not_ask_for_it)
may_end_pause = Rule(_("end"), i_own_its_clock) | Rule(_("end"), i_supervise_its_mission)
