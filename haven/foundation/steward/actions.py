"""What a steward can do: accounts, roles, missions, offices, teams and keys.

They stand in a folder of their own because they are recorded: the trail stands on ``access``, so
``access`` itself cannot stand on the trail.
"""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import CONSOLE, Actor
from haven.foundation.access.models import Membership, Mission, Office, Team, User
from haven.foundation.access.policies import (
    may_change_team,
    may_close_account,
    may_end_membership,
    may_form_teams_in,
    may_give_roles_in,
    may_open_missions,
    may_rotate_key_of,
)
from haven.foundation.access.roles import Role
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.steward import refusals
from haven.foundation.vault.keyring import rotate


@action
def open_account(
    *, by: Actor, mission: Mission, username: str, name: str, role: Role, on: date, password: str
) -> User:
    """Give somebody who begins to work in a mission an account and her first role.

    Raises:
        UserNameTakenError: somebody else signs in with this name.
    """
    may_give_roles_in.require(by, mission)
    if username == CONSOLE or User.objects.filter(username=username).exists():
        raise refusals.UserNameTakenError(username)
    user = User.objects.create_user(username, name, password)
    user.password_is_known = True
    user.save(update_fields=["password_is_known"])
    record(by, "account.opened", user, mission=mission)
    give_role(by=by, user=user, mission=mission, role=role, starts_on=on)
    return user


@action
def close_account(*, by: Actor, user: User, on: date) -> None:
    """End every role of somebody who has left; she cannot sign in any more.

    Raises:
        OwnAccountError: nobody closes the door behind herself.
    """
    may_close_account.require(by, user)
    if user == by.user:
        raise refusals.OwnAccountError
    for membership in user.memberships.running(on).select_related("mission"):
        end_role(by=by, membership=membership, on=max(on, membership.starts_on))
    user.is_active = False
    user.save(update_fields=["is_active"])
    for mission in Mission.objects.permitted(by, may_give_roles_in).held_by(user):
        record(by, "account.closed", user, mission=mission)


@action
def give_role(
    *,
    by: Actor,
    user: User,
    mission: Mission,
    role: Role,
    starts_on: date,
    ends_on: date | None = None,
) -> Membership:
    """Trust somebody with a role in a mission, from a day to a day or until it is ended.

    Raises:
        OwnRoleError: nobody gives a role to herself.
        RoleHeldError: she holds it already in some of these days.
        RolesApartError: she holds a role that must be kept apart from it.
        EndsBeforeItStartsError: the last day lies before the first.
    """
    may_give_roles_in.require(by, mission)
    refusals.refuse_own_role(by.user, user)
    refusals.refuse_backward_days(starts_on, ends_on)
    refusals.refuse_clashing_role(user, mission, role, starts_on, ends_on)
    membership = user.memberships.create(
        mission=mission, role=role, starts_on=starts_on, ends_on=ends_on
    )
    record(by, "role.given", user, mission=mission, role=role.value, on=starts_on.isoformat())
    return membership


@action
def end_role(*, by: Actor, membership: Membership, on: date) -> None:
    """Let a role end on a day, which is the last on which it counts.

    Raises:
        RoleEndedError: it ends sooner already; ending never makes a role longer.
        EndsBeforeItStartsError: the last day lies before the first.
    """
    may_end_membership.require(by, membership)
    refusals.refuse_backward_days(membership.starts_on, on)
    if membership.ends_on and membership.ends_on <= on:
        raise refusals.RoleEndedError(membership.ends_on)
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    details = {"role": membership.role, "on": on.isoformat()}
    record(by, "role.ended", membership.user, mission=membership.mission, **details)


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
    """Let somebody see and share the cases of a team.

    Raises:
        NoRoleHereError: she works in another mission.
        InTeamError: she is in it already.
    """
    may_change_team.require(by, team)
    if not user.memberships.filter(mission=team.mission).exists():
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
