"""A mission is opened from the console, and its first password is known to two only once."""

import re

import pytest
from django.core.management import CommandError, call_command

from haven.foundation.access.models import Mission, User
from haven.foundation.access.roles import Role

pytestmark = pytest.mark.django_db

SARAJEVO = ["SJJ", "Sarajevo", "--country=BA", "--time-zone=Europe/Sarajevo"]


@pytest.fixture
def first_password(capsys):
    call_command("open_mission", *SARAJEVO, "--administrator=esma")
    return re.search(r"signs in once with (\S+)", capsys.readouterr().out)[1]


def test_the_first_administrator_chooses_a_password_of_her_own(client, first_password):
    esma = User.objects.get(username="esma")
    assert esma.memberships.get().role == Role.ADMINISTRATOR
    client.force_login(esma)
    assert client.get("/steward/people/")["Location"] == "/accounts/password/change/"
    chosen = {
        "oldpassword": first_password,
        "password1": "a meadow of her own",
        "password2": "a meadow of her own",
    }
    client.post("/accounts/password/change/", chosen)
    esma.refresh_from_db()
    assert not esma.password_is_known
    assert client.get("/steward/people/").status_code == 200


def test_two_administrators_can_begin_to_confirm_each_other(capsys):
    call_command("open_mission", *SARAJEVO, "--administrator", "esma", "fikret")
    assert len(re.findall(r"^(\w+) signs in once with", capsys.readouterr().out, re.M)) == 2
    assert not User.objects.filter(memberships__proposed=True).exists()


def test_a_mission_is_opened_once(first_password):
    with pytest.raises(CommandError, match="SJJ"):
        call_command("open_mission", *SARAJEVO, "--administrator=somebody")
    assert Mission.objects.count() == 1
    assert not User.objects.filter(username="somebody").exists()
