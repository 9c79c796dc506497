"""Who can be given work for a person."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from haven.foundation.access.models import Membership, Mission, TeamMember, User
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.people.cases.models import Case
from haven.people.persons.models import Acquaintance


def workers(mission: Mission, on: date) -> QuerySet[User]:
    """Everybody who works with people in a mission on a day, by name."""
    return _holding(mission.pk, on, WORK_WITH_PEOPLE).order_by("name")


def colleagues(case: Case, on: date) -> QuerySet[User]:
    """Those of them who may know the person of a case: her team, her circle, the supervisors."""
    named = Acquaintance.objects.filter(user=OuterRef("pk"), person=case.person_id)
    in_team = TeamMember.objects.filter(user=OuterRef("pk"), team=case.person.team_id)
    supervises = _current(case.mission_id, on, frozenset({Role.SUPERVISOR}))
    known = Q(Exists(named)) | Q(Exists(supervises))
    if not case.person.restricted:
        known |= Q(Exists(in_team))
    return workers(case.mission, on).filter(known)


def _holding(mission_id: int, on: date, roles: frozenset[Role]) -> QuerySet[User]:
    return User.objects.filter(Exists(_current(mission_id, on, roles)), is_active=True)


def _current(mission_id: int, on: date, roles: frozenset[Role]) -> QuerySet[Membership]:
    held = Membership.objects.filter(user=OuterRef("pk"), mission=mission_id, role__in=roles)
    return held.running(on)
