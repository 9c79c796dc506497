"""Who can be given work for a person."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from haven.foundation.access.models import TeamMember, User
from haven.foundation.access.roles import Role
from haven.foundation.access.staff import held_in, workers
from haven.people.cases.models import Case
from haven.people.persons.models import Acquaintance


def colleagues(case: Case, on: date) -> QuerySet[User]:
    """The workers who may know the person of a case: her team, her circle, the supervisors."""
    named = Acquaintance.objects.filter(user=OuterRef("pk"), person=case.person_id)
    in_team = TeamMember.objects.filter(user=OuterRef("pk"), team=case.person.team_id)
    supervises = held_in(case.mission_id, on, {Role.SUPERVISOR})
    known = Q(Exists(named)) | Q(Exists(supervises))
    if not case.person.restricted:
        known |= Q(Exists(in_team))
    return workers(case.mission, on).filter(known)
