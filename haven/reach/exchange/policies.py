"""Who may bring people's records in, and who may take them out."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.people.persons.policies import i_may_know_her


def i_uploaded_it(actor: Actor) -> Q:
    """The actor sent it, and still works on cases in its mission."""
    return Q(uploaded_by=actor.user, mission__in=actor.missions(Role.CASE_WORKER))


may_import_into = Rule(
    _("import people into"),
    lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR, Role.CASE_WORKER)),
)
may_handle_file = Rule(_("handle"), i_uploaded_it) | Rule(_("handle"), i_supervise_its_mission)
may_give_team_cases = Rule(
    _("give cases to"),
    lambda actor: (
        i_supervise_its_mission(actor)
        | Q(pk__in=actor.teams, mission__in=actor.missions(Role.CASE_WORKER))
    ),
)
may_read_answers = i_may_know_her("person__")
may_export_from = Rule(
    _("export people of"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)
may_see_export = Rule(_("see"), i_supervise_its_mission)
may_approve_export = Rule(
    _("approve"), lambda actor: i_supervise_its_mission(actor) & ~Q(asked_by=actor.user)
)
may_take_export = Rule(
    _("take"), lambda actor: i_supervise_its_mission(actor) & Q(asked_by=actor.user)
)
