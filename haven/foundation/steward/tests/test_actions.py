"""What a steward can do, and what nobody can do for herself."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conftest import TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.steward import actions, refusals
from haven.foundation.vault.keyring import make_keys, sealing_key
from haven.foundation.vault.models import RealmKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def esma(dana, fikret, sarajevo):
    user = actions.open_account(
        by=dana,
        mission=sarajevo,
        username="esma",
        name="Esma",
        role=Role.CASE_WORKER,
        on=TODAY,
        password="a first password",
    )
    actions.confirm_role(by=fikret, membership=user.memberships.get())
    return user


def roles(user, on=TODAY):
    return {role for _, role in Actor.of(user, on=on).roles}


def said():
    return [in_words(entry) for entry in Entry.objects.order_by("number")]


def test_an_account_begins_with_a_role(esma):
    assert esma.check_password("a first password")
    assert roles(esma) == {Role.CASE_WORKER}
    assert said() == [
        "dana opened an account for esma.",
        "dana proposed the role case_worker from 2026-03-04 for esma.",
        "fikret confirmed the role case_worker of esma from 2026-03-04.",
    ]


def test_two_people_cannot_sign_in_with_one_name(dana, esma, sarajevo):
    with pytest.raises(refusals.UserNameTakenError, match="already signs in as esma"):
        actions.open_account(
            by=dana,
            mission=sarajevo,
            username="esma",
            name="Esma Two",
            role=Role.ANALYST,
            on=TODAY,
            password="x",
        )


def test_a_closed_account_holds_nothing_and_opens_nothing(client, dana, esma, team):
    sarajevo = team.mission
    team.memberships.create(user=esma)
    client.force_login(esma)
    actions.give_role(
        by=dana,
        user=esma,
        mission=sarajevo,
        role=Role.ANALYST,
        starts_on=TODAY + timedelta(days=30),
    )
    actions.give_role(
        by=dana,
        user=esma,
        mission=sarajevo,
        role=Role.SUPERVISOR,
        starts_on=TODAY,
        ends_on=TODAY,
    )
    actions.close_account(by=dana, user=esma, on=TODAY)
    assert not esma.memberships.filter(proposed=True).exists()
    assert not esma.team_memberships.exists()
    assert roles(esma, on=TODAY + timedelta(days=1)) == set()
    assert client.get("/steward/").url.startswith("/accounts/login/")
    assert said()[-1] == "dana closed the account of esma."


def test_nobody_closes_her_own_account(dana):
    with pytest.raises(refusals.OwnAccountError):
        actions.close_account(by=dana, user=dana.user, on=TODAY)


def test_who_works_elsewhere_too_is_not_closed_from_here(dana, esma, tbilisi):
    esma.memberships.create(mission=tbilisi, role=Role.CASE_WORKER, starts_on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.close_account(by=dana, user=esma, on=TODAY)


def test_who_gives_a_role_cannot_give_it_to_herself(dana, sarajevo):
    with pytest.raises(refusals.OwnRoleError, match="Ask another administrator"):
        actions.give_role(
            by=dana, user=dana.user, mission=sarajevo, role=Role.ANALYST, starts_on=TODAY
        )


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_of_the_mission_give_roles(esma, sarajevo, tbilisi, role):
    for somebody in (
        someone("inside", sarajevo, role),
        someone("outside", tbilisi, Role.ADMINISTRATOR),
    ):
        with pytest.raises(PermissionDenied):
            actions.give_role(
                by=somebody, user=esma, mission=sarajevo, role=Role.ANALYST, starts_on=TODAY
            )


def test_roles_that_must_be_apart_are_both_named(dana, esma, sarajevo):
    with pytest.raises(refusals.RolesApartError, match=r"Case worker and Fund manager at once"):
        actions.give_role(
            by=dana, user=esma, mission=sarajevo, role=Role.FUND_MANAGER, starts_on=TODAY
        )


@pytest.mark.parametrize(
    ("starts", "ends", "clashes"),
    [(-10, -1, False), (-10, 0, True), (0, None, True), (5, 9, True)],
)
def test_roles_are_kept_apart_day_by_day(dana, esma, sarajevo, starts, ends, clashes):
    days = [None if n is None else TODAY + timedelta(days=n) for n in (starts, ends)]
    given = {"starts_on": days[0], "ends_on": days[1], "role": Role.FUND_MANAGER}
    if clashes:
        with pytest.raises(refusals.RolesApartError):
            actions.give_role(by=dana, user=esma, mission=sarajevo, **given)
    else:
        actions.give_role(by=dana, user=esma, mission=sarajevo, **given)


def test_the_same_role_is_not_given_twice(dana, esma, sarajevo):
    with pytest.raises(refusals.RoleHeldError, match="is Case worker already"):
        actions.give_role(
            by=dana,
            user=esma,
            mission=sarajevo,
            role=Role.CASE_WORKER,
            starts_on=TODAY + timedelta(days=1),
        )


def test_a_role_ends_and_ending_never_makes_it_longer(dana, esma):
    membership = esma.memberships.get()
    actions.end_role(by=dana, membership=membership, on=TODAY)
    assert roles(esma) == {Role.CASE_WORKER}
    assert roles(esma, on=TODAY + timedelta(days=1)) == set()
    with pytest.raises(refusals.RoleEndedError):
        actions.end_role(by=dana, membership=membership, on=TODAY + timedelta(days=9))
    with pytest.raises(refusals.EndsBeforeItStartsError):
        actions.end_role(by=dana, membership=membership, on=date(2026, 3, 3))


def test_people_join_and_leave_a_team_of_their_mission(bashir, esma, team, chloe):
    actions.join_team(by=bashir, team=team, user=esma)
    assert team.pk in Actor.of(esma, on=TODAY).teams
    with pytest.raises(refusals.InTeamError):
        actions.join_team(by=bashir, team=team, user=esma)
    with pytest.raises(refusals.NoRoleHereError):
        actions.join_team(by=bashir, team=team, user=chloe.user)
    actions.leave_team(by=bashir, team=team, user=esma)
    assert not Actor.of(esma, on=TODAY).teams
    with pytest.raises(refusals.NotInTeamError):
        actions.leave_team(by=bashir, team=team, user=esma)


def test_an_administrator_forms_a_team_and_does_not_fill_it(dana, esma, team, bashir):
    for act, user in ((actions.join_team, esma), (actions.leave_team, bashir.user)):
        with pytest.raises(PermissionDenied):
            act(by=dana, team=team, user=user)
    actions.join_team(by=Actor.console(), team=team, user=esma)


def test_a_case_worker_changes_no_team(amina, team, bashir):
    with pytest.raises(PermissionDenied):
        actions.leave_team(by=amina, team=team, user=bashir.user)
    with pytest.raises(PermissionDenied):
        actions.form_team(by=amina, office=team.office, name="Mine")
    with pytest.raises(PermissionDenied):
        actions.open_office(by=amina, mission=team.mission, name="Mine")


def test_offices_and_teams_begin(dana, sarajevo):
    office = actions.open_office(by=dana, mission=sarajevo, name="Bihać")
    team = actions.form_team(by=dana, office=office, name="Night")
    assert team.mission == sarajevo
    assert said()[-1] == "dana formed the team Night."


def test_missions_begin_at_the_console_only(dana):
    geneva = {"code": "GVA", "name": "Geneva", "country": "CH", "time_zone": "Europe/Zurich"}
    with pytest.raises(PermissionDenied):
        actions.open_mission(by=dana, **geneva)
    assert actions.open_mission(by=Actor.console(), **geneva).name == "Geneva"
    with pytest.raises(refusals.MissionCodeTakenError):
        actions.open_mission(by=Actor.console(), **geneva)


def test_rotation_gives_a_new_key_and_opens_what_was_sealed(dana, amina, esma, sarajevo, capsys):
    key_ids = [uuid4() for _ in range(3)]
    make_keys(key_ids, "SJJ")
    before = sealing_key(key_ids[0])
    call_command("rotate_keys", mission="SJJ")
    assert capsys.readouterr().out == "SJJ: a new key; 3 keys wrapped anew.\n"
    assert sealing_key(key_ids[0]) == before
    assert RealmKey.objects.get(realm="SJJ", purpose="people").version == 2
    assert said()[-1] == "console gave SJJ a new key and wrapped 3 keys anew."
    assert actions.rotate_mission_key(by=dana, mission=sarajevo) == 3
    with pytest.raises(PermissionDenied):
        actions.rotate_mission_key(by=amina, mission=sarajevo)
    with pytest.raises(CommandError, match="no mission XXX"):
        call_command("rotate_keys", mission="XXX")


def test_no_password_is_ever_on_the_trail(esma):
    assert not Entry.objects.filter(details__icontains="password").exists()
    assert User.objects.get(username="esma").password != "a first password"


def test_nobody_signs_in_as_the_console(dana, sarajevo):
    with pytest.raises(refusals.UserNameTakenError):
        actions.open_account(
            by=dana,
            mission=sarajevo,
            username="console",
            name="Console",
            role=Role.ANALYST,
            on=TODAY,
            password="x",
        )
