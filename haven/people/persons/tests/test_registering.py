"""Whoever is met can be remembered; what she said is sealed, and she can be found again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from conftest import someone
from haven.foundation import coding
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.vault.models import SealingKey
from haven.kernel.ages import BirthDate
from haven.kernel.codes import read_code
from haven.people.persons.actions import (
    ImpossibleBirthError,
    register_people,
    register_person,
)
from haven.people.persons.answers import GivenContact, GivenIdentifier, GivenName, Spoken
from haven.people.persons.models import FindingToken, Name, Person
from haven.people.persons.policies import may_view

pytestmark = pytest.mark.django_db


def test_nothing_is_required_except_that_she_was_met(amina, sarajevo, today):
    person = register_person(by=amina, mission=sarajevo, on=today)
    assert read_code(person.code) == person.code
    assert not person.names.exists()
    assert SealingKey.objects.filter(pk=person.id).exists()


def test_everything_she_says_is_kept(amina, sarajevo, today):
    person = register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        names=[GivenName("دلارام کریمی"), GivenName("Dilorom Karimova", "document")],
        sex="female",
        birth=BirthDate(1994, 5),
        basis="stated",
        nationalities=["AF", "unknown"],
        languages=[Spoken("prs", preferred=True, needs_interpreter=True)],
        identifiers=[GivenIdentifier("passport", "P 123-456", "AF")],
        contacts=[GivenContact("phone", "+387 61 000 111")],
    )
    again = Person.objects.get(pk=person.pk)
    assert [name.text for name in again.names.all()] == ["دلارام کریمی", "Dilorom Karimova"]
    assert again.names.filter(is_main=True).count() == 1
    assert again.birth == {"year": 1994, "month": 5, "day": None}
    assert again.age_band == "25-59"
    assert again.treated_as_child_until is None
    assert again.identifiers.get().number == "P 123-456"
    assert again.tokens.filter(token__gte=1 << 62).count() == 2  # passport and phone
    assert again.tokens.filter(token__lt=1 << 12).count() > 10


def test_no_word_of_hers_lies_open_in_the_database(amina, sarajevo, today):
    register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        names=[GivenName("Dilorom Karimova")],
        birth=BirthDate(1994, 5, 17),
        basis="stated",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM persons_name UNION ALL SELECT birth FROM persons_person")
        stored = b"".join(bytes(cell) for (cell,) in cursor.fetchall())
    assert b"Karimova" not in stored
    assert b"1994" not in stored


def test_who_registers_her_is_in_her_circle(amina, chloe, sarajevo, today):
    person = register_person(by=amina, mission=sarajevo, on=today)
    assert may_view.allows(amina, person)
    assert not may_view.allows(chloe, person)


def test_nobody_registers_people_in_a_mission_not_hers(chloe, sarajevo, today):
    with pytest.raises(PermissionDenied):
        register_person(by=chloe, mission=sarajevo, on=today)


def test_an_analyst_registers_nobody(sarajevo, today):
    with pytest.raises(PermissionDenied):
        register_person(by=someone("ana", sarajevo, Role.ANALYST), mission=sarajevo, on=today)


def test_nobody_is_born_tomorrow(amina, sarajevo, today):
    with pytest.raises(ImpossibleBirthError):
        register_person(
            by=amina, mission=sarajevo, on=today, birth=BirthDate(2026, 3, 5), basis="stated"
        )


def test_a_doubtful_minor_is_treated_as_a_child(amina, sarajevo, today):
    person = register_person(
        by=amina, mission=sarajevo, on=today, birth=BirthDate(2007), basis="estimated"
    )
    assert person.treated_as_child_until == date(2027, 12, 31)


def test_a_code_already_taken_is_dealt_anew(amina, sarajevo, today, monkeypatch):
    first = register_person(by=amina, mission=sarajevo, on=today)
    codes = iter([first.code, "7K3M-92Q5"])
    monkeypatch.setattr(coding, "new_code", lambda prefix: next(codes))
    assert register_person(by=amina, mission=sarajevo, on=today).code == "7K3M-92Q5"


def test_the_reason_for_a_second_file_is_on_the_trail(amina, sarajevo, today):
    register_person(by=amina, mission=sarajevo, on=today, beside="another")
    assert Entry.objects.get(act="person.registered").details == {"beside": "another"}


def test_many_people_leave_one_line_on_the_trail(amina, sarajevo, today):
    people = [{"names": [GivenName(f"Person {letter}")]} for letter in "ABC"]
    registered = register_people(by=amina, mission=sarajevo, on=today, people=people)
    entry = Entry.objects.get(act="people.registered")
    assert entry.details["count"] == len(registered) == Name.objects.count() == 3
    assert FindingToken.objects.values("person").distinct().count() == 3
    assert all(may_view.allows(amina, person) for person in registered)
