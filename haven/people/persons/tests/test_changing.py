"""What is known about a person can be corrected, by those who may know her."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.audit.models import Entry
from haven.kernel.ages import BirthDate
from haven.people.persons.actions import (
    ImpossibleBirthError,
    add_identifier,
    add_name,
    change_person,
    draw_into_circle,
    leave_circle,
    remove_name,
    set_team,
)
from haven.people.persons.answers import GivenIdentifier, GivenName, Spoken
from haven.people.persons.births import treated_as_child_until
from haven.people.persons.models import Person
from haven.people.persons.policies import may_view

pytestmark = pytest.mark.django_db


def test_a_corrected_birth_date_changes_what_follows_from_it(amina, dilorom, today):
    change_person(by=amina, person=dilorom, on=today, birth=BirthDate(2009, 8), basis="stated")
    again = Person.objects.get(pk=dilorom.pk)
    assert again.birth == {"year": 2009, "month": 8, "day": None}
    assert (again.age_band, again.treated_as_child_until) == ("15-17", date(2027, 8, 31))


def test_what_is_not_asked_stays_as_it_is(amina, dilorom, today):
    change_person(by=amina, person=dilorom, on=today, gender="Feminine")
    again = Person.objects.get(pk=dilorom.pk)
    assert (again.sex, again.birth["year"], again.languages.count()) == ("female", 1994, 1)


def test_languages_are_replaced_as_a_whole(amina, dilorom, today):
    change_person(by=amina, person=dilorom, on=today, languages=[Spoken("ru"), Spoken("fa")])
    assert set(dilorom.languages.values_list("language", flat=True)) == {"ru", "fa"}


def test_nobody_is_made_to_be_born_tomorrow(amina, dilorom, today):
    with pytest.raises(ImpossibleBirthError):
        change_person(by=amina, person=dilorom, on=today, birth=BirthDate(2027), basis="stated")


def test_a_stranger_changes_nothing(emir, chloe, dilorom, today):
    for stranger in (emir, chloe):
        with pytest.raises(PermissionDenied):
            change_person(by=stranger, person=dilorom, on=today, sex="male")


def test_the_trail_names_the_answers_and_not_what_they_say(amina, dilorom, today):
    change_person(by=amina, person=dilorom, on=today, sex="other", nationalities=["stateless"])
    entry = Entry.objects.get(act="person.changed")
    assert entry.details == {"answers": "sex nationalities"}


def test_the_next_name_becomes_the_main_one(amina, dilorom):
    remove_name(by=amina, name=dilorom.names.get(is_main=True))
    assert [(name.text, name.is_main) for name in dilorom.names.all()] == [
        ("Dilorom Karimova", True)
    ]


def test_a_name_added_later_finds_her_and_a_removed_one_no_more(amina, dilorom):
    before = set(dilorom.tokens.values_list("token", flat=True))
    added = add_name(by=amina, person=dilorom, name=GivenName("Gulbahor", "alias"))
    assert set(dilorom.tokens.values_list("token", flat=True)) > before
    remove_name(by=amina, name=added)
    assert set(dilorom.tokens.values_list("token", flat=True)) == before


def test_a_number_added_later_finds_her(amina, dilorom):
    before = dilorom.tokens.count()
    add_identifier(by=amina, person=dilorom, identifier=GivenIdentifier("passport", "P 1", "TJ"))
    assert dilorom.tokens.count() == before + 1


def test_a_worker_drawn_into_her_circle_knows_her_until_she_leaves_it(amina, emir, dilorom):
    assert not may_view.allows(emir, dilorom)
    draw_into_circle(by=amina, person=dilorom, user=emir.user)
    assert may_view.allows(emir, dilorom)
    leave_circle(by=amina, person=dilorom, user=emir.user)
    assert not may_view.allows(emir, dilorom)


def test_a_role_decides_even_inside_her_circle(amina, dora, dilorom):
    draw_into_circle(by=amina, person=dilorom, user=dora.user)
    assert not may_view.allows(dora, dilorom)


def test_without_a_team_only_the_circle_and_supervisors_know_her(amina, bashir, dilorom):
    set_team(by=amina, person=dilorom, team=None)
    leave_circle(by=amina, person=dilorom, user=amina.user)
    assert not may_view.allows(amina, dilorom)
    assert may_view.allows(bashir, dilorom)


@pytest.mark.parametrize(
    ("birth", "basis", "until"),
    [
        (None, "", None),
        (BirthDate(1990), "estimated", None),
        (BirthDate(2008, 3, 3), "document", None),
        (BirthDate(2008, 3, 5), "document", date(2026, 3, 31)),
        (BirthDate(2008), "stated", date(2026, 12, 31)),
        (BirthDate(2006, 6), "estimated", date(2026, 6, 30)),
        (BirthDate(2005), "disputed", date(2027, 12, 31)),
        (BirthDate(2008, 2, 29), "document", None),
    ],
)
def test_the_youngest_reading_protects_her(birth, basis, until, today):
    assert treated_as_child_until(birth, basis, today) == until
