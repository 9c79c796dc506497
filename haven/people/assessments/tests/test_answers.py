"""What she answered is kept once, sealed, with what came out of it and why."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import signed_in, someone
from haven.foundation.access.roles import Role
from haven.foundation.instruments.arriving import Arrived, NotTakenError, hand_over
from haven.foundation.instruments.models import Via
from haven.foundation.instruments.tests.conftest import filled
from haven.people.assessments.actions import (
    decline_suggestion,
    follow_suggestion,
    keep_answers,
)
from haven.people.assessments.errors import (
    AnotherQuestionnaireError,
    ChangedAnswersError,
    DecidedError,
)
from haven.people.assessments.facts import facts
from haven.people.assessments.models import AnswerFile, Assessment, Decision
from haven.people.persons.actions import forget_person

pytestmark = pytest.mark.django_db


def answer(by, case, edition, now, number=None, **answers):
    told = answers or {"safe": "no", "alone": "yes", "words": "Майдон"}
    xml = filled(edition, number or uuid4(), **told)
    return keep_answers(by=by, case=case, edition=edition, xml=xml, at=now, via=Via.OFFICE)


@pytest.fixture
def answered(amina, case, edition, now):
    return answer(amina, case, edition, now)


def test_a_total_its_band_and_the_reason_for_every_point_are_kept(answered):
    answered.refresh_from_db()
    (score,) = answered.result["scores"]
    assert (score["total"], score["band"]) == ("5", "red")
    assert [(one["name"], one["points"]) for one in score["reasons"]] == [
        ("safe", "2"),
        ("alone", "3"),
    ]
    assert answered.result["findings"][0]["met"]
    assert answered.result["suggested"] == ["shelter", "alone"]
    assert answered.outcome == "red"


def test_nothing_she_said_lies_open(answered):
    columns = Assessment.objects.values_list("xml", "answers", "result")[0]
    assert not any("Майдон".encode() in bytes(column) for column in columns)


def test_sent_twice_it_is_kept_once_and_a_change_is_refused(amina, case, edition, now):
    number = uuid4()
    first = answer(amina, case, edition, now, number, safe="no")
    assert answer(amina, case, edition, now, number, safe="no") == first
    with pytest.raises(ChangedAnswersError):
        answer(amina, case, edition, now, number, safe="yes")
    assert Assessment.objects.get().answers == {"safe": "no"}


def test_answers_to_another_version_are_not_kept(amina, case, edition, now):
    xml = filled(edition, uuid4(), safe="no").replace(b'version="1"', b'version="7"')
    with pytest.raises(AnotherQuestionnaireError):
        keep_answers(by=amina, case=case, edition=edition, xml=xml, at=now, via=Via.OFFICE)


def test_whoever_may_not_know_her_neither_asks_nor_reads(another, case, edition, now, answered):
    with pytest.raises(PermissionDenied):
        answer(another, case, edition, now)
    assert signed_in(another).get(answered.get_absolute_url()).status_code == 404
    assert signed_in(another).get(f"/cases/{case.code}/questionnaires/").status_code == 404


def test_a_suggestion_becomes_a_task_when_somebody_confirms_it(amina, case, answered, now):
    follow_suggestion(by=amina, assessment=answered, name="shelter", at=now)
    assert case.tasks.get().what == "Find her a bed for tonight."
    with pytest.raises(DecidedError):
        follow_suggestion(by=amina, assessment=answered, name="shelter", at=now)
    assert case.tasks.count() == 1


def test_a_suggestion_becomes_a_concern_or_is_declined_with_a_reason(amina, case, answered, now):
    follow_suggestion(by=amina, assessment=answered, name="alone", at=now)
    assert case.concerns.get().kind == "stranded"
    decline_suggestion(by=amina, assessment=answered, name="shelter", reason="Has one.", at=now)
    assert not case.tasks.exists()
    assert answered.decisions.get(suggestion="shelter").reason == "Has one."
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(suggestion="shelter").update(reason=None)


def test_nothing_happens_by_itself(answered, case):
    assert not case.tasks.exists()
    assert not case.concerns.exists()


def test_the_case_shows_the_result_and_the_page_why(amina, case, edition, now, answered):
    page = signed_in(amina)
    assert "Red" in page.get(f"/cases/{case.code}/").content.decode()
    answer(amina, case, edition, now.replace(hour=11), safe="no", alone="no")
    newest = Assessment.objects.order_by("-answered_at").first()
    shown = page.get(newest.get_absolute_url()).content.decode()
    assert "Are you alone?" in shown
    assert "Less than 5 the time before." in shown
    assert "Майдон" not in shown


def test_what_came_out_is_told_in_the_language_of_the_reader(amina, answered):
    page = signed_in(amina)
    shown = page.get(answered.get_absolute_url(), headers={"accept-language": "ar"})
    assert "هل أنت وحدك؟" in shown.content.decode()


def test_a_form_from_the_field_is_kept_on_its_case(amina, case, edition, now, another):
    number = uuid4()
    xml = filled(edition, number, safe="no")
    arrived = Arrived(number, edition, amina.user, now, Via.FIELD, xml, about=case.code)
    hand_over(arrived)
    hand_over(arrived)
    assert Assessment.objects.get().case == case
    stranger = Arrived(uuid4(), edition, another.user, now, Via.FIELD, xml, about=case.code)
    with pytest.raises(NotTakenError):
        hand_over(stranger)


def test_the_browser_sends_and_is_led_to_the_result(amina, case, edition):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page, base = signed_in(amina), f"/cases/{case.code}/questionnaires/{edition.pk}"
    assert "wasm-unsafe-eval" in page.get(f"{base}/").headers["Content-Security-Policy"]
    assert page.put(f"{base}/draft/", b"<data/>", content_type="text/xml").status_code == 200
    assert page.get(f"{base}/draft/").content == b"<data/>"
    xml = SimpleUploadedFile("form.xml", filled(edition, uuid4(), safe="no", alone="yes"))
    sent = page.post(f"{base}/send/", {"xml_submission_file": xml})
    assert sent.status_code == 201
    assert page.get(sent.headers["Location"]).status_code == 200
    assert page.get(f"{base}/draft/").status_code == 204


def test_a_picture_is_kept_with_the_answers_and_opened_by_whoever_may_know_her(
    amina, another, case, edition, now
):
    number = uuid4()
    xml = filled(edition, number, safe="no")
    files = {"bed.jpg": b"a picture"}
    hand_over(Arrived(number, edition, amina.user, now, Via.FIELD, xml, case.code, files))
    address = f"/answers/{number}/files/1/"
    shown = signed_in(amina).get(address)
    assert shown.content == b"a picture"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert "bed.jpg" in signed_in(amina).get(f"/answers/{number}/").content.decode()
    assert signed_in(another).get(address).status_code == 404
    kept = AnswerFile.objects.values_list("name", "content")[0]
    assert not any(b"bed" in bytes(one) or b"picture" in bytes(one) for one in kept)


def test_she_is_forgotten_and_only_that_she_was_asked_stays(
    amina, bashir, sarajevo, zarina, answered, today, now
):
    dora = someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER)
    forget_person(by=dora, person=zarina, on=today)
    left = Assessment.objects.get()
    assert (left.answers, left.xml, left.outcome) == (None, None, "red")


def test_a_fact_says_which_questionnaire_and_which_band_and_nothing_else(answered):
    (fact,) = facts()
    assert (fact.what, fact.outcome, fact.sex) == ("questionnaire tonight", "red", "female")
