"""Whose case a form speaks of: it says a code, chooses from a list, or somebody says it."""

from types import SimpleNamespace

import pytest

from conftest import signed_in
from haven.foundation.instruments import arriving
from haven.people.cases.actions import open_case
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.reach.capture.models import Arrival, State
from haven.reach.capture.taking import take_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(monkeypatch):
    given = []
    room = SimpleNamespace(keeps=lambda edition: True, receive=given.append)
    monkeypatch.setattr(arriving, "_receivers", lambda: (room,))
    return given


@pytest.fixture
def case(amina, sarajevo, team, today, at):
    person = register_person(
        by=amina, mission=sarajevo, on=today, names=[GivenName("Zarina")], team=team
    )
    case = open_case(by=amina, person=person, on=today, at=at)
    case.owner = amina.user
    case.save()
    return case


def test_a_code_typed_on_the_phone_is_read_however_it_is_written(phone, form, given, case):
    phone.send(form(f"<case>{case.code.lower().replace('-', ' ')}</case>"))
    take_waiting()
    assert given[0].about == case.code


def test_a_case_chosen_on_the_phone_is_named_by_its_code(phone, form, given, case):
    (offered,) = phone.forms()
    name = phone.download(offered)[1]["cases.csv"].decode().splitlines()[1].split(",")[0]
    phone.send(form(f"<case>{name}</case>"))
    take_waiting()
    assert given[0].about == case.code


@pytest.mark.parametrize("told", ["Zarina from the shelter", "C-0000-0001", ""])
def test_what_is_no_code_is_not_kept_as_one(phone, form, given, told):
    phone.send(form(f"<case>{told}</case>"))
    assert Arrival.objects.get().about == ""


def test_a_supervisor_says_whose_it_is(phone, form, monkeypatch, bashir, case):
    """Nobody keeps answers of a person without a case; the form waits until somebody says it."""
    given = []

    def receive(arrived):
        if not arrived.about:
            raise arriving.NotTakenError
        given.append(arrived)

    room = SimpleNamespace(keeps=lambda edition: True, receive=receive)
    monkeypatch.setattr(arriving, "_receivers", lambda: (room,))
    phone.send(form())
    take_waiting()
    arrival = Arrival.objects.get()
    assert (arrival.state, bool(arrival.why)) == (State.HELD, True)
    browser, address = signed_in(bashir), f"/arrivals/{arrival.pk}/again/"
    assert b"no code of a case" in browser.post(address, {"about": "nonsense"}).content
    browser.post(address, {"about": case.code})
    take_waiting()
    assert given[0].about == case.code
