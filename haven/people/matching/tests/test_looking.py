"""Who is found when one looks for pairs, and who must never be taken for one person by itself."""

from collections import Counter
from datetime import date

import pytest

from haven.foundation.jobs.later import later
from haven.kernel.linkage import PROBABLE_FROM
from haven.people.matching.actions import look_for_pairs_of
from haven.people.matching.jobs import look_for_imported
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.matching.queries import sure_pairs
from haven.people.persons.actions import add_contact, add_identifier
from haven.people.persons.answers import GivenContact, GivenIdentifier

pytestmark = pytest.mark.django_db

BORN = (1994, 5, 17)


@pytest.fixture
def look(bashir, sarajevo):
    def looked(*people):
        keys = [person.pk for person in people]
        return look_for_pairs_of(by=bashir, mission=sarajevo, people=keys)

    return looked


@pytest.fixture
def crowd(met):
    """Enough strangers that nobody is anybody by default."""
    names = ("Farid Karimi", "Nargis Saidova", "Ana Kovač", "Omar Haddad", "Olena Shevchenko")
    return [met(f"{name}", sex="female", born=(1960 + n, 2, 3)) for n, name in enumerate(names)]


def test_one_woman_in_two_writings_comes_to_the_desk(look, met, bashir, crowd):
    known = met("Zarina Rahimova", sex="female", born=BORN, nationalities=["TJ"])
    new = met("Зарина Рахимова", sex="female", born=BORN, nationalities=["TJ"])
    assert look(new) == 1
    pair = Pair.objects.get()
    assert {pair.first_id, pair.second_id} == {known.pk, new.pk}
    assert pair.probability > PROBABLE_FROM
    assert (pair.origin, pair.verdict) == (Origin.IMPORT, Verdict.OPEN)
    assert pair.all_agree
    assert ("given_name_across", "alike") in {(part[0], part[1]) for part in pair.evidence}


def test_looking_again_changes_nothing(look, met, crowd):
    pair = met("Zarina Rahimova", born=BORN), met("Зарина Рахимова", born=BORN)
    assert [look(*pair), look(*pair)] == [1, 0]
    assert Pair.objects.count() == 1


def test_a_number_in_common_is_evidence_however_it_is_written(look, met, amina, crowd):
    one, other = met("Zarina Rahimova", born=BORN), met("Zarina R", born=BORN)
    for person, phone, passport in ((one, "+387 61 234 5678", "a 12-34 567"),
                                    (other, "061 2345678", "A1234567")):  # fmt: skip
        add_contact(by=amina, person=person, contact=GivenContact("phone", phone))
        number = GivenIdentifier("passport", passport)
        add_identifier(by=amina, person=person, identifier=number)
    look(other)
    seen = {(part[0], part[1]) for part in Pair.objects.get().evidence}
    assert {("document", "same"), ("phone", "same")} <= seen


TWINS = ("Hasan Karimi", "Husayn Karimi", BORN, BORN)
FATHER_AND_SON = ("Yusuf Rashid", "Yusuf Rashid", (1961, 3, 4), (1994, 5, 17))
SISTERS = ("Amina Karimova", "Zarina Karimova", (1994, 5, 17), (1996, 8, 2))
SAME_NAME = ("Muhammad Ahmad", "Muhammad Ahmad", (1990, 3, 3), (1984, 7, 9))
SAME_NAME_BORN_ON_NEW_YEAR = ("Muhammad Ahmad", "Muhammad Ahmad", (1990, 1, 1), (1990, 1, 1))
SAME_NAME_OTHER_SEX = ("Nur Karimi", "Nur Karimi", BORN, BORN)


@pytest.mark.parametrize(
    ("one", "other", "born", "also", "sexes"),
    [
        pytest.param(*TWINS, ("male", "male"), id="twins"),
        pytest.param(*FATHER_AND_SON, ("male", "male"), id="father and son"),
        pytest.param(*SISTERS, ("female", "female"), id="sisters"),
        pytest.param(*SAME_NAME, ("male", "male"), id="one name, two men"),
        pytest.param(*SAME_NAME_BORN_ON_NEW_YEAR, ("male", "male"), id="1 January"),
        pytest.param(*SAME_NAME_OTHER_SEX, ("male", "female"), id="one name, two sexes"),
    ],
)
def test_who_only_looks_alike_stays_two_and_is_never_in_the_list(
    look, met, bashir, crowd, one, other, born, also, sexes
):
    first = met(one, born=born, sex=sexes[0], nationalities=["TJ"])
    second = met(other, born=also, sex=sexes[1], nationalities=["TJ"])
    look(first, second)
    assert not Pair.objects.exclude(verdict=Verdict.OPEN).exists()
    assert not Pair.objects.one_person().exists()
    assert not sure_pairs(bashir).exists()
    assert not Pair.objects.filter(all_agree=True).exists()


def test_a_newcomer_in_whom_everything_agrees_can_be_confirmed_in_the_list(
    look, met, bashir, crowd
):
    met("Zarina Rahimova", sex="female", born=BORN)
    look(met("Зарина Рахимова", sex="female", born=BORN))
    assert list(sure_pairs(bashir)) == [Pair.objects.get()]


def test_a_file_of_newcomers_is_looked_through_in_portions(look, met, crowd, monkeypatch):
    monkeypatch.setattr("haven.people.matching.actions.looking.AT_ONCE", 2)
    for person in crowd:
        met(person.names.get().text, sex="female", born=(person.birth["year"], 2, 3))
    assert look(*crowd) == len(crowd)
    people = Counter(key for pair in Pair.objects.all() for key in (pair.first_id, pair.second_id))
    assert set(people.values()) == {1}


def test_nobody_is_told_of_people_she_may_not_know(met, emir, sarajevo, crowd):
    met("Zarina Rahimova", born=BORN)
    new = met("Zarina Rahimova", by=emir, born=BORN, team=None)
    assert look_for_pairs_of(by=emir, mission=sarajevo, people=[new.pk]) == 0


def test_it_can_be_left_for_later(jobs_at_once, met, sarajevo, crowd):
    met("Zarina Rahimova", born=BORN)
    new = met("Зарина Рахимова", born=BORN)
    later(look_for_imported, sarajevo.pk, new.code)
    assert Pair.objects.get().proposed_at.date() >= date(2026, 1, 1)
