"""Giving somebody an account, and closing it when she has left."""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import CONSOLE, Actor
from haven.foundation.access.models import Membership, Mission, Team, User
from haven.foundation.access.policies import (
    i_administer_its_mission,
    may_close_account,
    may_give_roles_in,
)
from haven.foundation.access.roles import Role
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.steward import refusals
from haven.foundation.steward.actions.roles import end_role, give_role, refuse_role
from haven.foundation.turns import take_turns


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
    """End every role and team place of somebody who has left; she cannot sign in any more.

    Raises:
        OwnAccountError: nobody closes the door behind herself.
    """
    missions = Mission.objects.permitted(by, may_give_roles_in).held_by(user).order_by("pk")
    for one in (user, *missions):
        take_turns(one)
    may_close_account.require(by, user)
    if user == by.user:
        raise refusals.OwnAccountError
    mine = user.memberships.filter(i_administer_its_mission(by))
    for membership in mine.lasting(on).select_related("mission", "user"):
        _let_go(by, membership, max(on, membership.starts_on))
    _leave_teams(by, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    for mission in missions:
        record(by, "account.closed", user, mission=mission)


def _leave_teams(by: Actor, user: User) -> None:
    """Her places go with her account, though an administrator fills and empties no team."""
    for team in Team.objects.filter(i_administer_its_mission(by), members=user):
        team.memberships.filter(user=user).delete()
        record(by, "team.left", team, mission=team.mission, user=user.username)


def _let_go(by: Actor, membership: Membership, last_day: date) -> None:
    if membership.proposed:
        refuse_role(by=by, membership=membership)
    elif membership.ends_on is None or membership.ends_on > last_day:
        end_role(by=by, membership=membership, on=last_day)
