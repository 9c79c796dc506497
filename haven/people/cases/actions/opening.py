"""Open a case: from this day on somebody answers for her."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Team
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.turns import take_turns
from haven.kernel.codes import new_code
from haven.people.cases import circle, clocks
from haven.people.cases.catalogue import ConcernKind, Risk, UrgentNeed
from haven.people.cases.errors import AlreadyOpenError, NoTeamError
from haven.people.cases.models import Case
from haven.people.cases.policies import may_open_case_for
from haven.people.persons.models import Household, Person

PREFIX = "C"
"""A case code says what it is when it is read aloud: C-7K3M-92Q5."""


class Told(TypedDict, total=False):
    """What can be said when a case is opened; every answer may be missing."""

    risk: Risk
    concerns: Iterable[ConcernKind]
    situation: str
    urgent_needs: Iterable[UrgentNeed]
    household: Household | None
    team: Team | None


@action
def open_case(*, by: Actor, person: Person, on: date, at: datetime, **told: Unpack[Told]) -> Case:
    """Open a case for a person, or for her household; whoever opens it owns it.

    Without ``team`` it is the only team the actor has in the mission; the risk is medium until
    somebody says otherwise.

    Raises:
        AlreadyOpenError: she has an open case.
        NoTeamError: the actor has several teams there, or none, or ``team`` works elsewhere.
    """
    may_open_case_for.require(by, person)
    _refuse_a_second(person)
    case = _new_case(by, person, on, at, told)
    case.save(force_insert=True)
    for kind in dict.fromkeys(told.get("concerns", ())):
        case.concerns.create(mission=case.mission, kind=kind, since=on)
    circle.bring_in(case)
    clocks.begin(case, at)
    record(by, "case.opened", case, mission=case.mission, risk=case.risk)
    return case


def _new_case(by: Actor, person: Person, on: date, at: datetime, told: Told) -> Case:
    return Case(
        mission=person.mission,
        code=new_code(PREFIX),
        person=person,
        household=told.get("household"),
        owner=by.user,
        owner_since=on,
        team=_team_of(person, told.get("team") or only_team(by, person.mission)),
        risk=told.get("risk", Risk.MEDIUM),
        situation=told.get("situation") or None,
        urgent_needs=list(told.get("urgent_needs", ())),
        opened_on=on,
        changed_at=at,
    )


def only_team(actor: Actor, mission: Mission) -> Team:
    """The one team the actor has in a mission.

    Raises:
        NoTeamError: she has several, or none.
    """
    teams = list(Team.objects.filter(mission=mission, pk__in=actor.teams)[:2])
    if len(teams) != 1:
        raise NoTeamError
    return teams[0]


def _team_of(person: Person, team: Team) -> Team:
    if team.mission_id != person.mission_id:
        raise NoTeamError
    return team


def _refuse_a_second(person: Person) -> None:
    take_turns(person)  # two desks, one after another
    if present := Case.objects.filter(person=person, closed_on__isnull=True).first():
        raise AlreadyOpenError(present)
