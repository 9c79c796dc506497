"""Two who change the roles of a mission at once take turns, and the second sees the first's work.

What happens while somebody waits for her turn is put where she waits.
"""

import pytest
from django.core.exceptions import PermissionDenied

from conftest import LONG_AGO, TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership
from haven.foundation.access.roles import Role
from haven.foundation.steward import actions, refusals
from haven.foundation.steward.actions import roles, teams

pytestmark = pytest.mark.django_db


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen while she waits for her turn."""

    def _meanwhile(happens, room=roles):
        monkeypatch.setattr(room, "take_turns", lambda record: happens())

    return _meanwhile


@pytest.fixture
def proposed(dana, friend, sarajevo):
    case_worker = {"role": Role.CASE_WORKER, "starts_on": TODAY}
    return actions.give_role(by=dana, user=friend.user, mission=sarajevo, **case_worker)


def test_a_role_that_must_be_apart_is_seen_though_it_came_meanwhile(
    dana, friend, sarajevo, meanwhile
):
    worker = {"mission": sarajevo, "role": Role.CASE_WORKER, "starts_on": TODAY}
    meanwhile(lambda: friend.user.memberships.create(**worker))
    with pytest.raises(refusals.RolesApartError):
        actions.give_role(
            by=dana, user=friend.user, mission=sarajevo, role=Role.FUND_MANAGER, starts_on=TODAY
        )


def test_a_role_ended_meanwhile_is_not_made_longer(dana, friend, meanwhile):
    held = friend.user.memberships.get()
    meanwhile(lambda: Membership.objects.filter(pk=held.pk).update(ends_on=LONG_AGO))
    with pytest.raises(refusals.RoleEndedError):
        actions.end_role(by=dana, membership=held, on=TODAY)


def test_a_role_that_vanished_meanwhile_is_refused_in_words(
    dana, fikret, friend, proposed, meanwhile
):
    held = friend.user.memberships.get(proposed=False)
    meanwhile(lambda: Membership.objects.filter(user=friend.user).delete())
    for act in (
        lambda: actions.confirm_role(by=fikret, membership=proposed),
        lambda: actions.end_role(by=dana, membership=held, on=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_role_confirmed_meanwhile_is_not_refused_any_more(fikret, proposed, meanwhile):
    bearer = {"confirmed_by": fikret.user, "proposed": False}
    meanwhile(lambda: Membership.objects.filter(pk=proposed.pk).update(**bearer))
    with pytest.raises(PermissionDenied):
        actions.refuse_role(by=fikret, membership=proposed)


def test_a_giver_who_administers_no_longer_gives_nothing(dana, fikret, proposed):
    dana.user.memberships.update(ends_on=LONG_AGO)
    with pytest.raises(PermissionDenied):
        actions.confirm_role(by=fikret, membership=proposed)
    actions.refuse_role(by=fikret, membership=proposed)


def test_what_the_console_proposed_needs_no_giver(fikret, friend, sarajevo):
    held = friend.user.memberships.create(
        mission=sarajevo, role=Role.CASE_WORKER, starts_on=TODAY, proposed=True
    )
    actions.confirm_role(by=fikret, membership=held)
    assert Actor.of(friend.user, on=TODAY).holds(Role.CASE_WORKER)


def test_somebody_taken_into_a_team_meanwhile_is_not_taken_twice(bashir, friend, team, meanwhile):
    meanwhile(lambda: team.memberships.create(user=friend.user), room=teams)
    with pytest.raises(refusals.InTeamError):
        actions.join_team(by=bashir, team=team, user=friend.user)


def test_closing_an_account_leaves_what_another_mission_proposed(dana, friend, sarajevo, tbilisi):
    eve = someone("eve", tbilisi, Role.ADMINISTRATOR)
    elsewhere = actions.give_role(
        by=eve, user=friend.user, mission=tbilisi, role=Role.CASE_WORKER, starts_on=TODAY
    )
    actions.close_account(by=dana, user=friend.user, on=TODAY)
    assert friend.user.memberships.get(mission=tbilisi) == elsewhere
    assert not friend.user.is_active
