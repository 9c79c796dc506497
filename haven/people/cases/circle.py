"""Who may know a person follows from who works on her case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from haven.foundation.access.actors import Actor
from haven.people.cases.errors import StrangerError
from haven.people.cases.policies import may_view
from haven.people.persons.models import Acquaintance, Person

if TYPE_CHECKING:
    from haven.foundation.access.models import User
    from haven.people.cases.models import Case


def bring_in(case: Case) -> None:
    """Let the team of the case and its owner know the person."""
    person = case.person
    person.team = case.team
    person.save(update_fields=["team"])
    if case.owner:
        Acquaintance.objects.get_or_create(
            person=person, user=case.owner, defaults={"mission": case.mission}
        )


def bring_in_many(cases: Sequence[Case]) -> None:
    """Let every team and owner know their persons."""
    people = defaultdict[int | None, list[UUID]](list)
    for case in cases:
        people[case.team_id].append(case.person_id)
    for team, hers in people.items():
        Person.objects.filter(pk__in=hers).exclude(team=team).update(team=team)
    Acquaintance.objects.bulk_create(
        (
            Acquaintance(person_id=case.person_id, user=case.owner, mission_id=case.mission_id)
            for case in cases
            if case.owner
        ),
        ignore_conflicts=True,
    )


def let_go(case: Case, former: User | None) -> None:
    """Let those who have handed her over know her only as members of the team, if they are."""
    gone = {former and former.pk, case.person.registered_by_id} - {case.owner_id}
    Acquaintance.objects.filter(person=case.person, user__in=gone - {None}).delete()


def require_knowing(user: User, case: Case, on: date) -> None:
    """Nobody is given work for a person she may not know.

    Raises:
        StrangerError: she may not.
    """
    if not may_view.allows(Actor.of(user, on=on), case):
        raise StrangerError(user.name)
