"""Who may do what with a case: whoever may know the person may know our work with her."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.people.persons import policies as persons
from haven.people.persons.policies import i_may_know_her


def i_own_it(actor: Actor) -> Q:
    """The actor answers for it, for an adult who is not restricted."""
    return Q(
        owner=actor.user,
        mission__in=actor.missions(*WORK_WITH_PEOPLE),
        person__restricted=False,
        person__treated_as_child_until__isnull=True,
    )


may_open_case_for = Rule(
    _("open a case for"),
    lambda actor: persons.may_change.where(actor) & persons.i_work_in_its_mission(actor),
)
may_open_cases_in = Rule(
    _("open cases in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_view = i_may_know_her("person__")
may_work_on = Rule(
    _("work on"), lambda actor: may_view.where(actor) & Q(person__forgotten_on__isnull=True)
)
may_correct_note = Rule(_("correct"), may_view.where)
may_end_task = Rule(_("finish or drop"), may_view.where)
may_end_concern = Rule(_("end"), i_may_know_her("case__person__").where)
may_assign = Rule(_("assign"), i_supervise_its_mission)
may_restrict = Rule(_("restrict"), i_supervise_its_mission)
may_close = Rule(_("close"), i_supervise_its_mission) | Rule(_("close"), i_own_it)
"""Whose case it is ends it; of children and restricted people a second pair of eyes does."""
may_reopen = Rule(_("reopen"), i_supervise_its_mission)
may_see_workload = Rule(
    _("see the workload of"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)
