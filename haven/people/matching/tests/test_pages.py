"""The pages of the desk: who sees which pair, what it says, and where a decision leads."""

import re

import pytest
from django.urls import include, path

from conftest import signed_in
from haven.foundation.audit.models import Entry, Opening
from haven.people.matching.actions import decide_pair
from haven.people.matching.models import Pair, Verdict
from haven.people.matching.tests.conftest import SISTERS
from haven.people.persons.actions import add_identifier, change_person, relate
from haven.people.persons.answers import GivenIdentifier
from haven.people.persons.models import Kinship

pytestmark = pytest.mark.django_db

DESK, SURE = "/same-person/", "/same-person/sure/"


def joined(request, code, other):
    raise NotImplementedError


joining = [path("joining/<str:code>/<str:other>/", joined, name="compare")]
urlpatterns = [
    path("", include("haven.people.matching.urls")),
    path("", include((joining, "joining"))),
]


def page_of(pair):
    return f"{DESK}{pair.pk}/"


def text_of(answer):
    return " ".join(answer.content.decode().split())


def words_of(answer):
    """The text of a page without its tags."""
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_the_desk_shows_codes_and_no_name(as_amina, pair, trio):
    page = text_of(as_amina.get(DESK))
    assert trio[0].code in page
    assert page_of(pair) in page
    assert "about 95 in 100" in page
    assert "Rahimova" not in page


def test_the_empty_desk_teaches(as_amina):
    assert "No pair waits for you" in text_of(as_amina.get(DESK))


def test_the_desk_costs_few_queries(as_amina, pair, trio, propose, at_most_twelve_queries):
    propose(*trio[1:])
    as_amina.get(DESK)
    with at_most_twelve_queries():
        as_amina.get(DESK)


def test_both_records_stand_side_by_side_with_the_evidence_in_words(as_amina, amina, pair, trio):
    passport = GivenIdentifier("passport", "A1234567")
    add_identifier(by=amina, person=trio[0], identifier=passport)
    page = words_of(as_amina.get(page_of(pair)))
    for said in (
        "Zarina Rahimova",
        "Зарина Рахимова",
        "A1234567",
        "Given name spelt the same +6.0",
        "Birth date the same +9.0",
        "If they are two",
        "Before anything is compared",
    ):
        assert said in page


def test_what_speaks_against_is_shown_apart(as_amina, trio, propose):
    page = words_of(as_amina.get(page_of(propose(*trio[:2], 0.2, SISTERS))))
    against = page[page.index("What speaks against it") :]
    assert "Given name differs \N{MINUS SIGN}3.0" in against
    assert "they could be relatives" in page


def test_what_relatives_share_as_well_speaks_neither_way(as_amina, trio, propose):
    evidence = [("given_name", "exact", 4.0), ("nationality", "same", -0.03)]
    page = words_of(as_amina.get(page_of(propose(*trio[:2], 0.5, evidence))))
    assert "Says little here: A nationality in common" in page
    assert "What speaks against it" not in page


def test_known_relatives_are_shown_as_two_people(as_amina, amina, pair):
    relate(by=amina, person=pair.first, other=pair.second, kinship=Kinship.SIBLING)
    page = words_of(as_amina.get(page_of(pair)))
    assert "They are written down as two people" in page
    assert "Brother or sister" in page


def test_three_records_are_decided_in_one_place(as_amina, trio, propose):
    first, second = propose(*trio[:2]), propose(*trio[1:])
    page = text_of(as_amina.get(page_of(first)))
    assert page_of(second) in page
    assert trio[2].code in page


def test_the_page_of_a_pair_costs_few_queries(as_amina, pair, django_assert_max_num_queries):
    as_amina.get(page_of(pair))
    with django_assert_max_num_queries(24):
        as_amina.get(page_of(pair))


def test_opening_a_pair_is_remembered_and_of_a_restricted_person_on_the_trail(
    as_amina, bashir, pair, trio, today
):
    as_amina.get(page_of(pair))
    assert Opening.objects.get().subject == f"matching.Pair:{pair.pk}"
    assert not Entry.objects.filter(act="record.opened").exists()
    change_person(by=bashir, person=trio[0], on=today, restricted=True)
    signed_in(bashir).get(page_of(pair))
    assert Entry.objects.get(act="record.opened").subject_name == str(pair)


def test_whom_she_may_not_know_is_no_pair_of_hers(emir, chloe, pair):
    for stranger in (emir, chloe):
        for method in ("get", "post"):
            assert getattr(signed_in(stranger), method)(page_of(pair)).status_code == 404


def test_after_a_decision_the_next_pair_opens(as_amina, trio, propose):
    first, second = propose(*trio[:2]), propose(*trio[1:])
    answer = as_amina.post(page_of(first), {"verdict": "different"})
    assert answer.url == page_of(second)
    assert as_amina.post(page_of(second), {"verdict": "different"}).url == DESK
    assert Pair.objects.filter(verdict=Verdict.DIFFERENT).count() == 2


@pytest.mark.urls(__name__)
def test_one_person_leads_on_to_joining_the_two_files(as_amina, pair):
    answer = as_amina.post(page_of(pair), {"verdict": "same"})
    codes = sorted((pair.first.code, pair.second.code))
    assert answer.url == f"/joining/{codes[0]}/{codes[1]}/"


def test_where_nobody_joins_files_the_desk_goes_on(as_amina, pair, monkeypatch):
    monkeypatch.setattr("haven.people.matching.views.pair.JOINING", "nowhere:compare")
    assert as_amina.post(page_of(pair), {"verdict": "same"}).url == DESK


def test_who_is_not_sure_is_asked_what_is_missing(as_amina, bashir, pair):
    assert "Write what has to be found out" in text_of(
        as_amina.post(page_of(pair), {"verdict": "unsure"})
    )
    as_amina.post(page_of(pair), {"verdict": "unsure", "reason": "Ask for her village."})
    assert "Ask for her village." in text_of(signed_in(bashir).get(page_of(pair)))


def test_an_answer_without_a_button_says_so(as_amina, pair):
    assert "Choose an answer." in text_of(as_amina.post(page_of(pair), {"reason": "Perhaps."}))


def test_a_contradiction_is_said_on_the_page(as_amina, amina, trio, propose, today):
    ab, bc, ac = propose(*trio[:2]), propose(*trio[1:]), propose(trio[0], trio[2])
    decide_pair(by=amina, pair=ab, verdict=Verdict.SAME, on=today)
    decide_pair(by=amina, pair=bc, verdict=Verdict.DIFFERENT, on=today)
    page = text_of(as_amina.post(page_of(ac), {"verdict": "same"}))
    assert "This cannot be" in page
    assert trio[1].code in page


def test_two_people_say_who_a_restricted_person_is(bashir, clara, pair, trio, today):
    change_person(by=bashir, person=trio[0], on=today, restricted=True)
    first, second = signed_in(bashir), signed_in(clara)
    page = text_of(first.post(page_of(pair), {"verdict": "same"}, follow=True))
    assert "once a second person has agreed" in page
    assert "I agree" not in text_of(first.get(page_of(pair)))
    assert first.post(f"{page_of(pair)}second/").status_code == 403
    assert page_of(pair) in text_of(second.get(DESK))
    assert "I agree: one person" in text_of(second.get(page_of(pair)))
    second.post(f"{page_of(pair)}second/")
    assert Pair.objects.one_person().get() == pair
    assert "agreed by" in text_of(second.get(page_of(pair)))


def test_who_comes_second_to_sign_reads_that_it_is_done(bashir, clara, pair, today):
    decide_pair(by=bashir, pair=pair, verdict=Verdict.SAME, on=today)
    answer = signed_in(clara).post(f"{page_of(pair)}second/", follow=True)
    assert "Somebody has decided this pair meanwhile." in text_of(answer)


def test_a_supervisor_opens_a_decision_again(as_amina, bashir, amina, pair, today):
    decide_pair(by=amina, pair=pair, verdict=Verdict.DIFFERENT, on=today)
    assert "Open it again" not in text_of(as_amina.get(page_of(pair)))
    assert as_amina.post(f"{page_of(pair)}open-again/").status_code == 403
    signed_in(bashir).post(f"{page_of(pair)}open-again/")
    assert Pair.objects.get().verdict == Verdict.OPEN


@pytest.fixture
def list_of_three(met, propose):
    names = ("Zarina Rahimova", "Farid Karimi", "Nargis Saidova")
    return [propose(met(name), met(name), 0.995) for name in names]


def test_nothing_in_the_list_is_ticked_beforehand(as_amina, list_of_three):
    page = text_of(as_amina.get(SURE))
    assert page.count('name="pairs"') == 3
    assert "Zarina Rahimova" in page
    assert not re.search(r'name="pairs"[^>]*checked', page)


def test_what_is_ticked_is_decided_and_nothing_else(as_amina, list_of_three):
    one, other, left = list_of_three
    answer = as_amina.post(SURE, {"pairs": [one.pk, other.pk]}, follow=True)
    assert "2 pairs decided" in text_of(answer)
    assert set(Pair.objects.one_person()) == {one, other}
    assert "Tick the pairs" in text_of(as_amina.post(SURE, {}))
    assert Pair.objects.undecided().get() == left


def test_what_is_not_in_the_list_cannot_be_ticked(as_amina, amina, trio, propose, today):
    sisters = propose(*trio[:2], 0.999, SISTERS)
    answer = as_amina.post(SURE, {"pairs": [sisters.pk]})
    assert "decided meanwhile" in text_of(answer)
    assert Pair.objects.undecided().get() == sisters


def test_a_list_is_no_longer_than_somebody_can_look_at(as_amina, list_of_three, monkeypatch):
    monkeypatch.setattr("haven.people.matching.views.desk.AT_ONCE", 2)
    assert text_of(as_amina.get(SURE)).count('name="pairs"') == 2


def test_the_list_costs_few_queries_and_counts_as_one_search(
    as_amina, list_of_three, at_most_twelve_queries
):
    as_amina.get(SURE)
    with at_most_twelve_queries():
        as_amina.get(SURE)
    assert Opening.objects.get().subject.startswith("search:")


def test_no_page_of_the_desk_names_anybody_in_its_title(as_amina, pair):
    for address in (DESK, SURE, page_of(pair)):
        title = re.search("<title>(.*?)</title>", as_amina.get(address).content.decode(), re.S)[1]
        assert "Rahimova" not in title
