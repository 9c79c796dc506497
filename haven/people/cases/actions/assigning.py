"""Who works on a case, and who may know that it exists."""

from __future__ import annotations

from datetime import date, datetime

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Team, User
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.deadlines.clocks import hand_over
from haven.people.cases import circle, versions
from haven.people.cases.errors import CaseClosedError, NoTeamError
from haven.people.cases.models import Case
from haven.people.cases.policies import may_assign, may_restrict


@action
def assign_case(
    *, by: Actor, case: Case, team: Team, owner: User | None, on: date, at: datetime
) -> None:
    """Give a case to a team and, within reach of it, to a worker; her circle follows.

    Raises:
        CaseClosedError: the case is closed.
        NoTeamError: the team works in another mission.
        StrangerError: ``owner`` does not work with people in this mission.
    """
    may_assign.require(by, case)
    versions.touch(case, at)
    if not case.is_open:
        raise CaseClosedError
    if team.mission_id != case.mission_id:
        raise NoTeamError
    former = case.owner
    case.team, case.owner, case.owner_since = team, owner, on
    case.save(update_fields=["team", "owner", "owner_since"])
    circle.bring_in(case)
    circle.let_go(case, former)
    if owner:
        circle.require_knowing(owner, case, on)
    hand_over(subject=case, owner=owner)
    record(by, "case.assigned", case, mission=case.mission, team=team.pk, owner=case.owner_id)


@action
def set_restricted(*, by: Actor, case: Case, restricted: bool) -> None:
    """Let only the named workers and the supervisors know the person, or her whole team again."""
    may_restrict.require(by, case)
    case.person.restricted = restricted
    case.person.save(update_fields=["restricted"])
    act = "case.restricted" if restricted else "case.unrestricted"
    record(by, act, case, mission=case.mission)
