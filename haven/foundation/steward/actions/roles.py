"""Giving a role, confirming it, refusing it and letting it end."""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, Mission, User
from haven.foundation.access.policies import (
    may_confirm_membership,
    may_end_membership,
    may_give_roles_in,
    may_refuse_membership,
)
from haven.foundation.access.roles import Role
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.steward import refusals
from haven.foundation.turns import take_turns


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

    A role that meets people or confirms is only proposed: it runs once a second person of the
    mission confirms it. What the console gives runs at once: a mission begins with nobody in it.

    Raises:
        OwnRoleError: nobody gives a role to herself.
        GuestRoleError: a guest's place comes with a yes, not from a steward.
        RoleHeldError: she holds it already, or it waits, in some of these days.
        RolesApartError: she holds a role that must be kept apart from it.
        EndsBeforeItStartsError: the last day lies before the first.
    """
    take_turns(mission)
    may_give_roles_in.require(by, mission)
    refusals.refuse_gift(by.user, user, role)
    refusals.refuse_backward_days(starts_on, ends_on)
    refusals.refuse_clashing_role(user, mission, role, starts_on, ends_on)
    membership = user.memberships.create(
        mission=mission,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=by.person,
        proposed=role.needs_second_person and by.person is not None,
    )
    act = "role.proposed" if membership.proposed else "role.given"
    record(by, act, user, mission=mission, role=role.value, on=starts_on.isoformat())
    return membership


@action
def confirm_role(*, by: Actor, membership: Membership) -> None:
    """Be the second person who trusts somebody with a role; from now on it runs.

    Whoever gave it must administer the mission to this day: two trust her, not one and a memory.
    """
    take_turns(membership.mission)
    may_confirm_membership.require(by, membership)
    membership.confirmed_by = by.user
    membership.proposed = False
    membership.save(update_fields=["confirmed_by", "proposed"])
    details = {"role": membership.role, "on": membership.starts_on.isoformat()}
    record(by, "role.confirmed", membership.user, mission=membership.mission, **details)


@action
def refuse_role(*, by: Actor, membership: Membership) -> None:
    """Let a proposed role never run; whoever proposed it takes it back the same way."""
    take_turns(membership.mission)
    may_refuse_membership.require(by, membership)
    act = "role.withdrawn" if membership.given_by == by.user else "role.refused"
    membership.delete()
    record(by, act, membership.user, mission=membership.mission, role=membership.role)


@action
def end_role(*, by: Actor, membership: Membership, on: date) -> None:
    """Let a role end on a day, which is the last on which it counts.

    Raises:
        RoleEndedError: it ends sooner already; ending never makes a role longer.
        EndsBeforeItStartsError: the last day lies before the first.
    """
    take_turns(membership.mission)
    may_end_membership.require(by, membership)
    membership.refresh_from_db(fields=["ends_on"])
    refusals.refuse_backward_days(membership.starts_on, on)
    if membership.ends_on and membership.ends_on <= on:
        raise refusals.RoleEndedError(membership.ends_on)
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    details = {"role": membership.role, "on": on.isoformat()}
    record(by, "role.ended", membership.user, mission=membership.mission, **details)
