"""Who agrees to a comparison, who makes it, and who sees what it found."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.people.persons.policies import i_may_know_her


def it_counts(actor: Actor) -> Q:
    """A second person has confirmed it, and it has not ended."""
    return Q(confirmed_by__isnull=False, ended_at__isnull=True)


may_agree_in = Rule(
    _("agree to compare people in"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)
may_see_agreements_in = Rule(
    _("see agreements in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_see_agreement = Rule(_("see"), lambda actor: Q(mission__in=actor.missions(*WORK_WITH_PEOPLE)))
may_confirm_agreement = Rule(
    _("confirm"),
    lambda actor: (
        i_supervise_its_mission(actor)
        & ~Q(made_by=actor.user)
        & Q(confirmed_by__isnull=True, ended_at__isnull=True)
    ),
)
may_end_agreement = Rule(
    _("end"), lambda actor: i_supervise_its_mission(actor) & Q(ended_at__isnull=True)
)
may_compare_under = Rule(
    _("compare people under"), lambda actor: i_supervise_its_mission(actor) & it_counts(actor)
)
may_ask_whose_number = Rule(
    _("ask whose number it is under"),
    lambda actor: Q(mission__in=actor.missions(*WORK_WITH_PEOPLE)) & it_counts(actor),
)
may_see_pair = i_may_know_her("person__")
may_decide_pair = Rule(
    _("decide about"), lambda actor: may_see_pair.where(actor) & Q(state="waiting")
)
may_know_numbered = i_may_know_her("person__")
