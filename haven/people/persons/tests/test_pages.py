"""The pages about people: search before you create, three answers are enough, no word in a URL."""

import re

import pytest

from haven.foundation.audit.models import Entry, Opening
from haven.people.persons.actions import (
    add_contact,
    change_contact,
    register_person,
    relate,
)
from haven.people.persons.answers import GivenContact, Spoken
from haven.people.persons.models import Kinship, Person

pytestmark = pytest.mark.django_db

LIVE = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def as_(client):
    def signed_in(actor):
        client.force_login(actor.user)
        return client

    return signed_in


def text_of(answer):
    return answer.content.decode()


def test_a_misspelt_cyrillic_name_finds_her(as_, amina, dilorom):
    page = text_of(as_(amina).post("/find/", {"text": "Каримава"}))
    assert "Дилором Каримова" in page
    assert "Dilorom Karimova" in page
    assert f"/people/{dilorom.code}/" in page


def test_registering_starts_only_after_a_search(as_, amina):
    browser = as_(amina)
    assert "Register someone new" not in text_of(browser.get("/find/"))
    assert "Register someone new" in text_of(browser.post("/find/", {"text": "Nobody"}))


def test_the_live_answer_is_a_fragment(as_, amina, dilorom):
    page = text_of(as_(amina).post("/find/", {"text": "Karimova"}, **LIVE))
    assert "<html" not in page
    assert "Dilorom" in page


def test_whom_i_may_not_open_i_am_told_to_ask_about(as_, emir, dilorom):
    page = text_of(as_(emir).post("/find/", {"text": "Dilorom Karimova"}))
    assert "known to another team" in page
    assert dilorom.code not in page


def test_finding_asks_few_questions(as_, amina, dilorom, farid, at_most_twelve_queries):
    browser = as_(amina)
    browser.post("/find/", {"text": "Karimova"})
    with at_most_twelve_queries():
        browser.post("/find/", {"text": "Karimova"})


def test_no_name_is_in_a_title_or_an_address(as_, amina, dilorom):
    page = text_of(as_(amina).get(f"/people/{dilorom.code}/"))
    title = re.search("<title>(.*?)</title>", page, re.DOTALL)[1]
    assert "Karimova" not in title
    assert not [link for link in re.findall('href="([^"]*)"', page) if "arimov" in link]


def test_three_answers_are_enough(as_, amina, sarajevo):
    answer = as_(amina).post(
        "/intake/", {"mission": sarajevo.pk, "name": "نرگس", "sex": "female", "nationality": "AF"}
    )
    person = Person.objects.get()
    assert answer.url == f"/people/{person.code}/"
    assert person.names.get().text == "نرگس"


def test_two_are_not(as_, amina, sarajevo):
    page = as_(amina).post("/intake/", {"mission": sarajevo.pk, "name": "نرگس", "sex": "female"})
    assert "at least three" in text_of(page)
    assert not Person.objects.exists()


def test_a_second_record_beside_a_strong_candidate_needs_a_reason(as_, amina, sarajevo, dilorom):
    browser = as_(amina)
    answers = {
        "mission": sarajevo.pk, "name": "Дилором Каримова", "sex": "female", "nationality": "TJ"
    }  # fmt: skip
    page = text_of(browser.post("/intake/", answers))
    assert "Look at the people below first" in page
    assert dilorom.code in page
    assert Person.objects.count() == 1
    browser.post("/intake/", {**answers, "beside": "another"})
    assert Person.objects.count() == 2
    assert Entry.objects.filter(details={"beside": "another"}).exists()


def test_candidates_are_shown_while_she_types(as_, amina, dilorom):
    page = text_of(as_(amina).post("/intake/candidates/", {"name": "Karimova"}, **LIVE))
    assert dilorom.code in page
    assert text_of(as_(amina).post("/intake/candidates/", {"name": ""}, **LIVE)).strip() == ""


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"birth_year": "2090"}, "in the future"),
        ({"birth_year": "2007", "birth_month": "2", "birth_day": "30"}, "no such day"),
        ({"birth_day": "3"}, "Give the year"),
        ({"birth_year": "1990"}, "how the date is known"),
        ({"value": "123", "channel": "phone", "safety": "rules"}, "hours in which it is safe"),
        ({"value": "123"}, "what kind of contact"),
    ],
)  # fmt: skip
def test_a_wrong_answer_gets_a_sentence_at_its_field(as_, amina, sarajevo, answers, says):
    page = text_of(
        as_(amina).post("/intake/", {"mission": sarajevo.pk, "sex": "female", **answers})
    )
    assert says in page
    assert not Person.objects.exists()


def test_intake_is_for_those_who_meet_people(as_, dora):
    browser = as_(dora)
    assert browser.get("/intake/").status_code == 404
    assert browser.get("/find/").status_code == 404
    assert browser.post("/intake/candidates/").status_code == 404


@pytest.mark.parametrize("page", ["", "contacts/", "family/"])
def test_her_pages_ask_few_questions_and_note_who_looked(
    as_, amina, dilorom, farid, page, at_most_twelve_queries
):
    relate(by=amina, person=dilorom, other=farid, kinship=Kinship.SIBLING)
    browser = as_(amina)
    browser.get(f"/people/{dilorom.code}/{page}")
    with at_most_twelve_queries():
        assert browser.get(f"/people/{dilorom.code}/{page}").status_code == 200
    assert Opening.objects.filter(user=amina.user).count() == 1


@pytest.mark.parametrize(
    "page",
    ["", "contacts/", "family/", "change/", "names/add/", "numbers/add/", "family/add/",
     "contacts/add/", "household/join/", "household/leave/"],
)  # fmt: skip
def test_who_may_not_know_her_sees_nothing(as_, emir, chloe, dilorom, page):
    for stranger in (emir, chloe):
        assert as_(stranger).get(f"/people/{dilorom.code}/{page}").status_code == 404


def test_a_number_shows_only_after_asking_to_reach_her(as_, amina, dilorom):
    browser, way = as_(amina), dilorom.contacts.get()
    assert "61 000 111" not in text_of(browser.get(f"/people/{dilorom.code}/contacts/"))
    page = text_of(browser.post(f"/people/{dilorom.code}/contacts/{way.pk}/reach/"))
    assert "61 000 111" in page


def test_an_unsafe_number_stays_hidden_and_says_why(as_, amina, dilorom):
    never = add_contact(
        by=amina, person=dilorom, contact=GivenContact("phone", "+387 61 999 999", "never")
    )
    page = text_of(as_(amina).post(f"/people/{dilorom.code}/contacts/{never.pk}/reach/"))
    assert "61 999 999" not in page
    assert "never safe" in page


def test_nothing_is_written_before_the_button_that_reaches_her(as_, amina, dilorom):
    page = as_(amina).get(f"/people/{dilorom.code}/contacts/").content.decode()
    assert "None" not in page


def test_what_is_known_can_be_corrected(as_, amina, dilorom):
    browser, here = as_(amina), f"/people/{dilorom.code}"
    assert "1994" in text_of(browser.get(f"{here}/change/"))
    browser.post(f"{here}/change/", {"sex": "female", "birth_year": "2012", "basis": "estimated"})
    assert "treated as a child" in text_of(browser.get(f"{here}/"))
    browser.post(f"{here}/names/add/", {"text": "Dilya", "kind": "alias"})
    assert "Dilya" in text_of(browser.get(f"{here}/"))
    browser.post(f"{here}/numbers/add/", {"kind": "passport", "number": "P 77"})
    browser.post(f"{here}/contacts/add/", {"channel": "phone", "value": "123456", "safety": "safe"})
    assert "P 77" in text_of(browser.get(f"{here}/contacts/"))
    assert dilorom.contacts.count() == 2


def test_what_the_form_has_no_room_for_stays(as_, amina, sarajevo, today):
    her = register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        nationalities=["TJ", "AF", "UZ"],
        languages=[Spoken("tg"), Spoken("fa"), Spoken("ru", needs_interpreter=True)],
    )
    as_(amina).post(
        f"/people/{her.code}/change/",
        {"sex": "female", "nationality": "TJ", "second_nationality": "AF", "language": "tg"},
    )
    her.refresh_from_db()
    assert her.nationalities == ["TJ", "AF", "UZ"]
    assert {spoken.language for spoken in her.languages.all()} == {"tg", "ru"}


def test_who_changes_a_contact_second_sees_what_stands_and_saves_nothing(
    as_, amina, bashir, dilorom
):
    way = dilorom.contacts.get()
    here = f"/people/{dilorom.code}/contacts/{way.pk}/change/"
    seen = as_(bashir).get(here).context["form"]["seen"].value()
    change_contact(
        by=amina, contact=way, seen=1, to=GivenContact("phone", "+387 61 000 111", "never")
    )
    stale = {"channel": "phone", "value": "+387 61 000 111", "safety": "safe", "seen": seen}
    answer = as_(bashir).post(here, {**stale, "guidance": "Ask for Mira"})
    assert answer.status_code == 409
    assert "Never use" in text_of(answer)
    form = answer.context["form"]
    assert (form["safety"].value(), form["guidance"].value()) == ("never", "Ask for Mira")
    assert dilorom.contacts.get().safety == "never"
    again = as_(bashir).post(here, {**stale, "safety": "never", "seen": form["seen"].value()})
    assert again.status_code == 302
    assert dilorom.contacts.get().version == 3
