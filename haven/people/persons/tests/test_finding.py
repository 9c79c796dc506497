"""Whoever is known is found, however the name is spelt; whom I may not know stays hidden."""

import pytest

from conftest import someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.persons import queries
from haven.people.persons.actions import forget_person, register_person
from haven.people.persons.answers import GivenContact, GivenIdentifier, GivenName
from haven.people.persons.models import FindingToken
from haven.people.persons.queries import Sought, missions_to_search_in

pytestmark = pytest.mark.django_db


def find(actor, text):
    return queries.find(actor, text, missions_to_search_in(actor))


def alike(actor, sought):
    return queries.alike(actor, sought, missions_to_search_in(actor))


def found(actor, text):
    return [candidate.person for candidate in find(actor, text).candidates]


def said(candidate):
    return [one.words for one in candidate.evidence]


@pytest.fixture
def shahin(amina, sarajevo, today):
    return register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        names=[GivenName("Шахин Озтюрк")],
        identifiers=[GivenIdentifier("passport", "U 12-345 678", "TR")],
        contacts=[GivenContact("phone", "+90 (532) 000 11 22", "safe")],
    )


@pytest.mark.parametrize(
    "typed", ["Каримава", "Karimova", "karimova dilorom", "Dilorom Karimava", "کریمووا دلارام"]
)
def test_she_is_found_in_every_writing_and_in_spite_of_slips(amina, dilorom, shahin, typed):
    assert found(amina, typed) == [dilorom]


@pytest.mark.parametrize(
    "typed", ["Sahin", "Şahin", "Shahin Ozturk", "u12345678", "0532 000 1122", "+905320001122"]
)
def test_a_number_finds_as_a_name_does(amina, dilorom, shahin, typed):
    assert found(amina, typed) == [shahin]


def test_a_code_finds_however_it_is_typed(amina, dilorom):
    assert found(amina, dilorom.code.lower().replace("-", " ")) == [dilorom]


def test_a_mistyped_code_gets_a_sentence(amina, dilorom):
    last = "2" if dilorom.code[-1] != "2" else "3"
    answer = find(amina, dilorom.code[:-1] + last)
    assert (answer.candidates, "typing mistake" in answer.advice) == ([], True)


def test_what_agrees_is_said(amina, dilorom):
    (candidate,) = find(amina, "Karimova Dilorom").candidates
    assert "Given name spelt the same" in said(candidate)
    assert "Parts of the name in another order" in said(candidate)


def test_a_birth_date_finds_and_weighs(amina, dilorom, farid):
    assert found(amina, "17.05.1994") == found(amina, "1994-05-17") == [dilorom]
    first, _brother = find(amina, "Karimova 17.05.1994").candidates
    assert first.person == dilorom
    assert "Birth date the same" in said(first)


def test_the_other_sex_makes_a_weaker_candidate(amina, dilorom):
    her, him = (
        alike(amina, Sought(("Dilorom Karimova",), sex=sex)).candidates[0]
        for sex in ("female", "male")
    )
    assert her.is_strong
    assert not him.is_strong
    assert "Sex differs" in said(him)


def test_whom_i_may_not_know_is_counted_and_never_shown(emir, dilorom):
    for typed in ("Dilorom Karimova", dilorom.code):
        answer = find(emir, typed)
        assert (answer.candidates, answer.known_elsewhere) == ([], 1)


def test_another_mission_does_not_even_hear_of_her(chloe, dilorom):
    for typed in ("Dilorom Karimova", dilorom.code):
        answer = find(chloe, typed)
        assert (answer.candidates, answer.known_elsewhere) == ([], 0)


def test_who_does_not_work_with_people_finds_nobody(sarajevo, dilorom):
    analyst = someone("ana", sarajevo, Role.ANALYST)
    answer = find(analyst, "Dilorom Karimova")
    assert (answer.candidates, answer.known_elsewhere) == ([], 0)


def test_who_is_forgotten_is_not_found(amina, dora, dilorom, today):
    forget_person(by=dora, person=dilorom, on=today)
    for typed in ("Dilorom Karimova", dilorom.code):
        assert found(amina, typed) == []


@pytest.mark.parametrize("typed", ["", "   ", "?", "%", "'; DROP TABLE", "١٢٣", "1" * 400])
def test_nonsense_finds_nobody_and_breaks_nothing(amina, dilorom, typed):
    assert found(amina, typed) == []


def test_a_common_name_shows_ten_and_the_rare_one_first(amina, sarajevo, dilorom, today):
    for _ in range(15):
        register_person(by=amina, mission=sarajevo, on=today, names=[GivenName("Amir Hasanov")])
    rare = register_person(
        by=amina, mission=sarajevo, on=today, names=[GivenName("Amir Ziyadullayev")]
    )
    assert len(found(amina, "Amir Hasanov")) == 10
    assert found(amina, "Amir Ziyadullayev")[0] == rare


def test_a_search_asks_few_questions(amina, dilorom, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        find(amina, "Dilorom Karimova")


def test_an_unnamed_person_can_be_met_by_birth_year(amina, sarajevo, today):
    person = register_person(
        by=amina, mission=sarajevo, on=today, birth=BirthDate(1990, 1, 2), basis="stated"
    )
    assert found(amina, "1990-01-02") == [person]


def test_who_stands_in_the_same_drawers_of_a_mission_not_asked_is_not_shown(
    amina, dilorom, sarajevo, tbilisi, today
):
    amina.user.memberships.create(mission=tbilisi, role=Role.CASE_WORKER, starts_on=today)
    both = Actor.of(amina.user, on=today)
    name = GivenName("Dilorom Karimova")
    other = register_person(by=both, mission=tbilisi, on=today, names=[name])
    FindingToken.objects.bulk_create(
        FindingToken(person=other, mission=tbilisi, token=filed.token)
        for filed in dilorom.tokens.all()
    )
    shown = queries.find(both, "Dilorom Karimova", [sarajevo]).candidates
    assert {one.person.mission for one in shown} == {sarajevo}
