"""The steward's pages."""

import re

import pytest
from django.core.management import call_command

from conftest import someone
from haven.foundation.access.models import Membership, User
from haven.foundation.access.roles import Role
from haven.foundation.steward import actions
from haven.foundation.steward.passwords import first_password
from tests.security.samples import confirm_sign_in, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(client, sarajevo):
    """Administrator in Sarajevo, who has just typed her password."""
    actor = someone("dana", sarajevo, Role.ADMINISTRATOR)
    client.force_login(actor.user)
    confirm_sign_in(client)
    return actor


def test_people_stand_with_the_sentence_of_their_role(client, dana, amina, chloe):
    page = client.get("/steward/people/").content.decode()
    assert "Amina" in page
    assert str(Role.CASE_WORKER.sentence) in page
    assert "Chloé" not in page


def test_people_take_few_queries(client, dana, sarajevo, at_most_twelve_queries):
    for n in range(30):
        someone(f"u{n}", sarajevo, Role.CASE_WORKER)
    client.get("/steward/people/")  # the first request of a minute writes the session down
    with at_most_twelve_queries():
        client.get("/steward/people/")


def test_the_first_password_is_shown_once_and_opens_the_account(client, dana, sarajevo):
    asked = {
        "mission": sarajevo.pk,
        "name": "Esma",
        "username": "esma",
        "role": Role.CASE_WORKER.value,
        "on": "2026-03-04",
    }
    page = client.post("/steward/people/open/", asked).content.decode()
    password = re.search(r'<code dir="ltr">([a-z2-9-]+)</code>', page)[1]
    assert User.objects.get(username="esma").check_password(password)
    again = client.post("/steward/people/open/", asked)
    assert "Somebody already signs in as esma" in again.content.decode()
    assert password not in again.content.decode()


def test_first_passwords_are_long_and_never_twice():
    passwords = {first_password() for _ in range(100)}
    assert len(passwords) == 100
    assert all(re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}", word) for word in passwords)


def test_a_role_is_given_only_by_one_who_signed_in_lately(client, dana, amina, sarajevo):
    client.force_login(someone("fatima", sarajevo, Role.ADMINISTRATOR).user)
    page = client.get("/steward/people/give-role/")
    assert page.url == "/accounts/reauthenticate/?next=%2Fsteward%2Fpeople%2Fgive-role%2F"


def test_a_refusal_is_said_on_the_form(client, dana, amina, sarajevo):
    page = client.post(
        "/steward/people/give-role/",
        {
            "mission": sarajevo.pk,
            "user": "amina",
            "role": Role.FUND_MANAGER.value,
            "starts_on": "2026-03-04",
        },
    )
    assert "Nobody may be Case worker and Fund manager at once" in page.content.decode()
    assert Membership.objects.filter(user=amina.user).count() == 1


def test_a_role_given_and_ended_is_seen(client, dana, amina, bashir, sarajevo):
    given = {"mission": sarajevo.pk, "user": "amina", "role": "supervisor"}
    answer = client.post(
        "/steward/people/give-role/", {**given, "starts_on": "2026-03-04"}, follow=True
    )
    assert "Role proposed." in answer.content.decode()
    held = Membership.objects.get(user=amina.user, role="supervisor")
    assert client.get(f"/steward/roles/{held.pk}/end/").status_code == 404
    actions.confirm_role(by=bashir, membership=held)
    client.post(f"/steward/roles/{held.pk}/end/", {"on": "2026-03-05"})
    held.refresh_from_db()
    assert str(held.ends_on) == "2026-03-05"


@pytest.fixture
def supervised(bashir):
    """The browser of the supervisor, who has just typed his password."""
    return signed_in(bashir)


def test_a_team_changes_its_people(supervised, team, amina):
    supervised.post(f"/steward/teams/{team.pk}/leave/", {"user": "amina"})
    assert not team.members.filter(username="amina").exists()
    page = supervised.post(f"/steward/teams/{team.pk}/join/", {"user": "amina"}, follow=True)
    assert "Amina" in page.content.decode()


def test_a_team_changes_only_by_one_who_signed_in_lately(client, bashir, team):
    client.force_login(bashir.user)
    for act in ("join", "leave"):
        page = client.get(f"/steward/teams/{team.pk}/{act}/")
        assert page.url.startswith("/accounts/reauthenticate/")


def test_an_administrator_is_shown_no_way_into_a_team(client, supervised, dana, team):
    page = client.get("/steward/teams/").content.decode()
    assert "Form a team" in page
    assert f"/steward/teams/{team.pk}/join/" not in page
    assert client.get(f"/steward/teams/{team.pk}/join/").status_code == 404
    hers = supervised.get("/steward/teams/").content.decode()
    assert f"/steward/teams/{team.pk}/join/" in hers


def test_a_misspelt_name_is_said_beside_its_field(supervised, team):
    page = supervised.post(f"/steward/teams/{team.pk}/join/", {"user": "bashirr"})
    assert page.context["form"].errors["user"] == [
        "Nobody signs in with this name. Check the spelling."
    ]


def test_the_status_page_and_the_command_say_the_same(client, dana, capsys):
    page = client.get("/steward/status/").content.decode()
    call_command("status")
    lines = capsys.readouterr().out.splitlines()
    assert all(line.isascii() and line[:4] in {"ok  ", "!   "} for line in lines)
    marks = [line[0] for line in lines]
    assert marks == sorted(marks, reverse=True)
    assert all(line[4:].replace("'", "&#x27;") in page for line in lines)
