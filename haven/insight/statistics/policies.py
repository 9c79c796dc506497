"""Who may read figures, and how exact."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule

READERS = (*WORK_WITH_PEOPLE, Role.ANALYST, Role.DATA_PROTECTION_OFFICER, Role.FUND_MANAGER)
"""Roles that read protected figures: everybody of the house whose work they are."""

EXACT_READERS = (Role.SUPERVISOR,)
"""Roles that know the cases anyway, and so may read them counted exactly."""


def _facts_of_missions(actor: Actor, roles: tuple[Role, ...]) -> Q:
    """Facts of the actor's missions, and imported ones that belong to no mission."""
    missions = Mission.objects.filter(pk__in=actor.missions(*roles)).values("code")
    everybodys = Q(mission="") if actor.holds(*roles) else Q(pk__in=[])
    return Q(mission__in=missions) | everybodys


may_see_figures = Rule(_("see figures of"), lambda actor: _facts_of_missions(actor, READERS))
may_see_exact_figures = Rule(
    _("see exact figures of"), lambda actor: _facts_of_missions(actor, EXACT_READERS)
)
may_count_facts_of = Rule(_("count the facts of"), lambda actor: Q(pk__in=actor.missions(*READERS)))
