"""Whether another mission may know her: counted, and never those who are hidden."""

import pytest

from haven.people.asking.tests.conftest import LATIN
from haven.people.persons.actions import add_identifier, forget_person, register_people
from haven.people.persons.answers import GivenIdentifier, GivenName
from haven.people.persons.queries import Sought
from haven.people.persons.queries.elsewhere import (
    described,
    known_elsewhere,
    missions_elsewhere,
    who_may_be_meant,
)

pytestmark = pytest.mark.django_db


def known(actor, name, *missions):
    return known_elsewhere(actor, described(name), missions)


def test_a_name_in_latin_letters_is_known_where_it_was_written_in_tajik(chloe, mehrangez, dushanbe):
    assert known(chloe, LATIN, dushanbe) == {dushanbe.pk: [mehrangez.pk]}


def test_every_word_must_be_heard_alike(chloe, mehrangez, dushanbe):
    assert known(chloe, "Mehrangez Karimova", dushanbe) == {}


def test_a_number_that_agrees_is_enough(chloe, dilbar, mehrangez, dushanbe):
    add_identifier(
        by=dilbar, person=mehrangez, identifier=GivenIdentifier("passport", "TJ 4711 00")
    )
    assert known(chloe, "TJ471100", dushanbe) == {dushanbe.pk: [mehrangez.pk]}


def test_a_code_finds_nobody(chloe, mehrangez, dushanbe):
    assert known(chloe, mehrangez.code, dushanbe) == {}


def test_restricted_people_are_not_counted_but_can_be_meant(chloe, mehrangez, dushanbe):
    mehrangez.restricted = True
    mehrangez.save()
    assert known(chloe, LATIN, dushanbe) == {}
    assert who_may_be_meant(Sought((LATIN,)), dushanbe) == [mehrangez.pk]


def test_forgotten_people_are_neither(chloe, ivo, mehrangez, dushanbe, today):
    forget_person(by=ivo, person=mehrangez, on=today)
    assert known(chloe, LATIN, dushanbe) == {}
    assert who_may_be_meant(Sought((LATIN,)), dushanbe) == []


def test_at_most_five_are_counted(chloe, dilbar, dushanbe, today):
    many = [{"names": [GivenName(LATIN)]} for _ in range(8)]
    register_people(by=dilbar, mission=dushanbe, on=today, people=many)
    assert len(known(chloe, LATIN, dushanbe)[dushanbe.pk]) == 5


def test_whoever_is_a_guest_in_her_file_need_not_ask(guest, dushanbe):
    chloe, _ = guest
    assert known(chloe, LATIN, dushanbe) == {}


def test_a_mission_in_which_she_looks_is_not_elsewhere(chloe, tbilisi, dushanbe):
    assert list(missions_elsewhere(chloe)) == [dushanbe]


def test_few_questions_a_mission(
    chloe, mehrangez, dushanbe, sarajevo, django_assert_max_num_queries
):
    known(chloe, LATIN, dushanbe, sarajevo)
    with django_assert_max_num_queries(6):  # PostgreSQL is told twice where to look
        assert known(chloe, LATIN, dushanbe, sarajevo)
