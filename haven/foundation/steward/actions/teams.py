"""Opening missions and offices, forming teams and changing who is in them, renewing keys."""

from __future__ import annotations

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Office, Team, User
from haven.foundation.access.policies import (
    may_change_team,
    may_form_teams_in,
    may_open_missions,
    may_rotate_key_of,
)
from haven.foundation.access.roles import GIVEN
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.steward import refusals
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import rotate


@action
def open_mission(*, by: Actor, code: str, name: str, country: str, time_zone: str) -> Mission:
    """Begin to work in a country; only from the console of the installation.

    Raises:
        MissionCodeTakenError: another mission has this code.
    """
    may_open_missions.require(by, by.user)
    if Mission.objects.filter(code=code).exists():
        raise refusals.MissionCodeTakenError(code)
    mission = Mission.objects.create(code=code, name=name, country=country, time_zone=time_zone)
    record(by, "mission.opened", mission, mission=mission)
    return mission


@action
def open_office(*, by: Actor, mission: Mission, name: str) -> Office:
    """Open a place where the mission works."""
    may_form_teams_in.require(by, mission)
    office = Office.objects.create(mission=mission, name=name)
    record(by, "office.opened", office, mission=mission)
    return office


@action
def form_team(*, by: Actor, office: Office, name: str) -> Team:
    """Form a team of people who share cases."""
    may_form_teams_in.require(by, office.mission)
    team = Team.objects.create(mission=office.mission, office=office, name=name)
    record(by, "team.formed", team, mission=team.mission)
    return team


@action
def join_team(*, by: Actor, team: Team, user: User) -> None:
    """Let somebody see and share the cases of a team; only a supervisor, who sees them anyway.

    Raises:
        NoRoleHereError: she works in another mission.
        InTeamError: she is in it already.
    """
    take_turns(team.mission)
    may_change_team.require(by, team)
    if not user.memberships.filter(mission=team.mission, role__in=GIVEN).exists():
        raise refusals.NoRoleHereError(user, team.mission)
    if team.memberships.filter(user=user).exists():
        raise refusals.InTeamError(user, team)
    team.memberships.create(user=user)
    record(by, "team.joined", team, mission=team.mission, user=user.username)


@action
def leave_team(*, by: Actor, team: Team, user: User) -> None:
    """Take somebody out of a team; its cases are no longer hers to see.

    Raises:
        NotInTeamError: she is not in it.
    """
    take_turns(team.mission)
    may_change_team.require(by, team)
    left, _ = team.memberships.filter(user=user).delete()
    if not left:
        raise refusals.NotInTeamError(user, team)
    record(by, "team.left", team, mission=team.mission, user=user.username)


@action
def rotate_mission_key(*, by: Actor, mission: Mission) -> int:
    """Give a mission a new key and wrap the keys of its people anew; returns how many."""
    may_rotate_key_of.require(by, mission)
    wrapped = rotate(mission.code)
    record(by, "key.rotated", mission, mission=mission, keys=wrapped)
    return wrapped
