"""The pages of consent: her words, her answer, and the way back."""

import pytest

from haven.foundation.reference import reference_file
from haven.people.consents import wordings
from haven.people.consents.forms import POINTS
from haven.people.consents.models import Consent, Purpose
from haven.people.consents.wordings import ChangedWordingError, all_wordings, wording

pytestmark = pytest.mark.django_db

ANSWER = {
    "purpose": "case_work", "recipient_kind": "us", "decision": "given", "how": "spoken",
    "given_by": "herself", "legal_basis": "consent", "decided_on": "2026-03-04",
    "points": [code for code, _ in POINTS],
}  # fmt: skip


@pytest.fixture
def as_(client):
    def signed_in(actor):
        client.force_login(actor.user)
        return client

    return signed_in


def test_there_are_words_for_every_purpose_in_every_language():
    assert {(one.purpose, one.language) for one in all_wordings()} == {
        (purpose, language) for purpose in Purpose for language in ("en", "ru", "ar")
    }


def test_in_a_language_we_have_not_english_is_read():
    assert wording("tracing", "tg").name == "tracing/1/en"


def test_a_changed_text_is_refused(monkeypatch, tmp_path):
    text = reference_file("consents/wordings.json").read_text()
    changed = tmp_path / "wordings.json"
    changed.write_text(text.replace("you may say no", "you must say yes").replace("You may", "We"))
    monkeypatch.setattr(wordings, "reference_file", lambda name: changed)
    with pytest.raises(ChangedWordingError):
        all_wordings.__wrapped__()


def test_her_answer_is_written_down_with_the_words_she_heard(as_, amina, nargis):
    browser, here = as_(amina), f"/people/{nargis.code}/consents/"
    assert "Можно ли нам" in browser.get(f"{here}ask/").content.decode()
    assert browser.post(f"{here}ask/", ANSWER).url == here
    consent = Consent.objects.get()
    assert (consent.wording, len(consent.points_covered)) == ("case_work/1/ru", 7)
    assert "Withdraw" in browser.get(here).content.decode()
    browser.post(f"{here}{consent.pk}/withdraw/")
    assert "Withdraw:" not in browser.get(here).content.decode()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"points": ["purpose"]}, "all seven points"),
        ({"recipient_kind": "authority"}, "Name the organisation or authority"),
        ({"given_by": "guardian"}, "Name the guardian"),
        ({"given_by": "guardian", "guardian": "Aunt"}, "Ask the child as well"),
        ({"given_by": "nobody"}, "another legal basis is needed"),
        ({"legal_basis": "vital_interests"}, "Say why"),
        ({"ends_on": "2026-03-03"}, "ends after it begins"),
    ],
)
def test_half_an_answer_gets_a_sentence(as_, amina, nargis, change, says):
    page = as_(amina).post(f"/people/{nargis.code}/consents/ask/", {**ANSWER, **change})
    assert says in page.content.decode()
    assert not Consent.objects.exists()


def test_a_child_alone_gets_a_sentence(as_, amina, child):
    page = as_(amina).post(f"/people/{child.code}/consents/ask/", ANSWER)
    assert "her guardian decides" in page.content.decode()


def test_where_we_stand_is_on_her_page(as_, amina, nargis, at_most_twelve_queries):
    browser = as_(amina)
    browser.get(f"/people/{nargis.code}/")
    with at_most_twelve_queries():
        page = browser.get(f"/people/{nargis.code}/").content.decode()
    assert "Not asked yet" in page


def test_the_pages_ask_few_questions(as_, amina, nargis, at_most_twelve_queries):
    browser, here = as_(amina), f"/people/{nargis.code}/consents/"
    browser.post(f"{here}ask/", ANSWER)
    for page in (here, f"{here}ask/"):
        with at_most_twelve_queries():
            assert browser.get(page).status_code == 200


def test_a_stranger_finds_no_page(as_, chloe, nargis):
    browser, here = as_(chloe), f"/people/{nargis.code}/consents/"
    assert browser.get(here).status_code == 404
    assert browser.get(f"{here}ask/").status_code == 404
    assert browser.post(f"{here}1/withdraw/").status_code == 404
