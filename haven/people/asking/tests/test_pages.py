"""The pages: the question, the answer, and that a no, nobody and somebody hidden look the same."""

import re
from datetime import timedelta

import pytest

from conftest import signed_in
from haven.foundation.access.actors import Actor
from haven.foundation.audit.models import Opening
from haven.people.asking.actions import answer_no, close_overdue
from haven.people.asking.models import Enquiry, NoReason, State
from haven.people.asking.tests.conftest import LATIN, TAJIK
from haven.people.cases.models import Note
from haven.people.consents.forms import POINTS
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName

pytestmark = pytest.mark.django_db

LIVE = {"HTTP_HX_REQUEST": "true"}
QUESTION = {"mission": "DYU", "name": LATIN, "sex": "female", "why": "She sits before me."}
CONSENT = {
    "purpose": "case_work", "recipient_kind": "mission", "decision": "given", "how": "spoken",
    "given_by": "herself", "legal_basis": "consent", "decided_on": "2026-03-04",
    "points": [code for code, _ in POINTS],
}  # fmt: skip


def text_of(answer):
    return answer.content.decode()


def alike(page, enquiry):
    """A page without its code and tokens."""
    plain = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+', "", text_of(page))
    return plain.replace(enquiry.code, "CODE")


@pytest.fixture
def in_tbilisi(chloe):
    return signed_in(chloe)


@pytest.fixture
def in_dushanbe(dilbar):
    return signed_in(dilbar)


@pytest.mark.parametrize(
    ("path", "answers"),
    [("/find/", {"text": LATIN}), ("/intake/candidates/", {"name": LATIN})],
)
def test_a_possible_match_is_named_by_its_mission_only(in_tbilisi, mehrangez, path, answers):
    page = text_of(in_tbilisi.post(path, answers, **LIVE))
    assert "Possible match known to Dushanbe" in page
    assert 'formaction="/asking/ask/"' in page
    for hers in (TAJIK, mehrangez.code, str(mehrangez.pk), "Protection"):
        assert hers not in page


def test_finding_somebody_hidden_reads_like_finding_nobody(in_tbilisi, dilbar, dushanbe, today):
    def found():
        page = text_of(in_tbilisi.post("/find/", {"text": LATIN}, **LIVE))
        return re.sub(r'csrfmiddlewaretoken" value="\w+', "", page)

    nobody = found()
    register_person(
        by=dilbar, mission=dushanbe, on=today, names=[GivenName(TAJIK)], restricted=True
    )
    assert found() == nobody


def test_what_was_typed_fills_the_question_and_stays_out_of_the_address(in_tbilisi, mehrangez):
    typed = {"mission": "DYU", "name": LATIN, "birth_year": "1991"}
    page = text_of(in_tbilisi.post("/asking/ask/", typed))
    assert f'value="{LATIN}"' in page
    assert 'value="1991"' in page
    assert not Enquiry.objects.exists()
    answer = in_tbilisi.post("/asking/ask/", QUESTION)
    assert re.fullmatch(r"/asking/Q-[0-9A-Z]{4}-[0-9A-Z]{4}/", answer.url)


def test_asking_counts_as_a_search(in_tbilisi, chloe, mehrangez):
    in_tbilisi.post("/asking/ask/", QUESTION)
    assert Opening.objects.get(user=chloe.user).subject.startswith("search:")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "Give a name or a number"),
        ({"birth_day": "31", "birth_month": "2", "birth_year": "1991"}, "no such day"),
        ({"why": ""}, "required"),
        ({"mission": "TBS"}, "valid choice"),
    ],
)
def test_half_a_question_gets_a_sentence(in_tbilisi, mehrangez, change, says):
    assert says in text_of(in_tbilisi.post("/asking/ask/", {**QUESTION, **change}))
    assert not Enquiry.objects.exists()


def test_nobody_hidden_and_no_read_the_same(
    in_tbilisi, asked, dilbar, soraya, mehrangez, dushanbe, today, at
):
    known = asked()
    mehrangez.restricted = True
    mehrangez.save()
    hidden = asked()
    mehrangez.names.all().delete()
    mehrangez.tokens.all().delete()
    absent = asked()
    assert [one.candidates.count() for one in (known, hidden, absent)] == [1, 1, 0]
    open_pages = [
        alike(in_tbilisi.get(f"/asking/{one.code}/"), one) for one in Enquiry.objects.all()
    ]
    assert len(set(open_pages)) == 1

    answer_no(by=dilbar, enquiry=known, reason=NoReason.UNSAFE, at=at)
    answer_no(by=soraya, enquiry=hidden, reason=NoReason.UNKNOWN, at=at + timedelta(days=2))
    lapse(absent, at + timedelta(days=14))
    pages = {alike(in_tbilisi.get(f"/asking/{one.code}/"), one) for one in Enquiry.objects.all()}
    assert len(pages) == 1
    (page,) = pages
    assert "Dushanbe could not confirm" in page
    for told in ("Dilbar", "Soraya", "not safe", "do not know"):
        assert told not in page


def lapse(enquiry, at):
    close_overdue(by=Actor.console(), enquiry=enquiry, at=at)


def test_the_answer_shows_only_whom_she_may_know(
    asked, dilbar, farrukh, mehrangez, dushanbe, today
):
    other = register_person(by=farrukh, mission=dushanbe, on=today, names=[GivenName(TAJIK)])
    enquiry = asked()
    page = text_of(signed_in(dilbar).get(f"/asking/{enquiry.code}/"))
    assert mehrangez.code in page
    assert other.code not in page
    assert "She sits before me." in page
    assert "Ask her first" in page


def test_from_the_question_to_one_file(
    in_tbilisi, in_dushanbe, mehrangez, case, tbilisi, at_most_twelve_queries
):
    asked = in_tbilisi.post("/asking/ask/", QUESTION).url
    assert "Another mission asks whether we know somebody" in text_of(in_dushanbe.get("/"))
    assert asked in text_of(in_dushanbe.get("/asking/"))
    ask_her = f"/people/{mehrangez.code}/consents/ask/?mission=TBS"
    assert ask_her in text_of(in_dushanbe.get(asked))
    assert re.search(r'value="mission"[^>]*checked', text_of(in_dushanbe.get(ask_her)))
    in_dushanbe.post(ask_her, {**CONSENT, "recipient_mission": tbilisi.pk})
    with at_most_twelve_queries():
        page = text_of(in_dushanbe.get(asked))
    assert f"Yes, it is {mehrangez.code}" in page
    assert in_dushanbe.post(f"{asked}yes/", {"person": mehrangez.code}).url == asked

    assert "Answers from other missions" in text_of(in_tbilisi.get("/"))
    assert f"/people/{mehrangez.code}/" in text_of(in_tbilisi.get(asked))
    assert TAJIK in text_of(in_tbilisi.get(f"/people/{mehrangez.code}/"))
    note = {"kind": "contact", "text": "She slept well."}
    in_tbilisi.post(f"/cases/{case.code}/note/", note)
    assert Note.objects.get().text == "She slept well."
    assert "She slept well." in text_of(in_dushanbe.get(f"/cases/{case.code}/"))
    assert "Chloé" in text_of(in_dushanbe.get(f"/people/{mehrangez.code}/"))


def test_a_consent_towards_a_mission_names_it(in_dushanbe, mehrangez):
    page = text_of(in_dushanbe.post(f"/people/{mehrangez.code}/consents/ask/", CONSENT))
    assert "Name the mission" in page


def test_after_withdrawal_her_file_is_not_there(guest, in_tbilisi, in_dushanbe, mehrangez, case):
    _, enquiry = guest
    for page in (f"/people/{mehrangez.code}/", f"/cases/{case.code}/"):
        assert in_tbilisi.get(page).status_code == 200
    in_dushanbe.post(f"/people/{mehrangez.code}/consents/{enquiry.consent_id}/withdraw/")
    for page in (f"/people/{mehrangez.code}/", f"/cases/{case.code}/"):
        assert in_tbilisi.get(page).status_code == 404
    assert "has ended" in text_of(in_tbilisi.get(f"/asking/{enquiry.code}/"))
    assert mehrangez.code not in text_of(in_tbilisi.get(f"/asking/{enquiry.code}/"))


def test_without_her_consent_the_page_says_so(in_dushanbe, asked, mehrangez):
    enquiry = asked()
    answer = in_dushanbe.post(
        f"/asking/{enquiry.code}/yes/", {"person": mehrangez.code}, follow=True
    )
    assert "Ask her first: without her consent" in text_of(answer)


@pytest.mark.parametrize("act", ["yes", "no", "withdraw", "end"])
def test_strangers_find_nothing(asked, mehrangez, farrukh, act):
    enquiry, stranger = asked(), signed_in(farrukh)
    assert stranger.get(f"/asking/{enquiry.code}/").status_code == 404
    answer = stranger.post(f"/asking/{enquiry.code}/{act}/", {"person": mehrangez.code})
    assert answer.status_code == 404


def test_it_can_be_taken_back_and_declined(in_tbilisi, in_dushanbe, asked, mehrangez):
    one, other = asked(), asked()
    in_tbilisi.post(f"/asking/{one.code}/withdraw/")
    in_dushanbe.post(f"/asking/{other.code}/no/", {"reason": "refused"})
    states = dict(Enquiry.objects.values_list("pk", "state"))
    assert states == {one.pk: State.WITHDRAWN, other.pk: State.NO}
    assert "She does not want it" in text_of(in_dushanbe.get(f"/asking/{other.code}/"))


def test_the_lists_ask_few_questions(
    in_dushanbe, in_tbilisi, asked, mehrangez, at_most_twelve_queries
):
    asked()
    asked()
    for browser in (in_dushanbe, in_tbilisi):
        with at_most_twelve_queries():
            assert "Q-" in text_of(browser.get("/asking/"))
