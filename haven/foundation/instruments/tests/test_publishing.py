"""A second person publishes; what was published is frozen, and answers keep it for ever."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from conftest import signed_in, someone
from haven.foundation.access.roles import Role
from haven.foundation.instruments.actions import add_edition, publish, review, withdraw
from haven.foundation.instruments.arriving import Arrived, NotTakenError, hand_over
from haven.foundation.instruments.models import AnonymousAnswer, Edition, State, Via
from haven.foundation.instruments.queries import edition_of, published_for
from haven.foundation.instruments.tests.conftest import ABOUT, filled, workbook

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_whoever_put_it_in_does_not_publish_it(hana, draft):
    with pytest.raises(PermissionDenied):
        publish(by=hana, edition=draft, at=now())
    refused(lambda: Edition.objects.filter(pk=draft.pk).update(
        state=State.PUBLISHED, published_by=hana.user, published_at=now()))  # fmt: skip


def test_a_case_worker_asks_what_is_published_and_nothing_before(amina, bashir, draft):
    assert not published_for(amina)
    publish(by=bashir, edition=draft, at=now())
    assert list(published_for(amina)) == [draft]


def test_what_was_published_is_frozen_in_the_database(edition):
    one = Edition.objects.filter(pk=edition.pk)
    refused(lambda: one.update(xform="<other/>"))
    refused(lambda: one.update(sheets={}))
    refused(lambda: one.update(state=State.DRAFT, published_by=None, published_at=None))
    refused(one.delete)


def test_the_next_version_takes_the_place_of_the_one_before(hana, bashir, sarajevo, edition):
    newer, _ = add_edition(by=hana, mission=sarajevo, code="tonight", workbook=workbook(), at=now())
    publish(by=bashir, edition=newer, at=now())
    edition.refresh_from_db()
    assert (edition.version, newer.version) == ("1", "2")
    assert edition.state == State.WITHDRAWN
    assert edition_of(sarajevo, "tonight", "1") == edition


def test_a_draft_can_be_taken_back_and_is_gone(hana, draft):
    withdraw(by=hana, edition=draft, at=now())
    assert not Edition.objects.exists()


def test_somebody_who_speaks_the_language_says_she_has_read_it(amina, draft, today):
    review(by=amina, edition=draft, language="ar", on=today)
    assert draft.reviews.get().language == "ar"


def test_an_analyst_of_another_mission_sees_nothing(tbilisi, edition):
    other = signed_in(someone("olga", tbilisi, Role.ANALYST))
    assert other.get(f"/questionnaires/{edition.pk}/").status_code == 404
    assert other.get(f"/questionnaires/{edition.pk}/form.xml").status_code == 404


def test_an_analyst_is_told_what_to_mend_and_then_a_colleague_publishes(hana, bashir, sarajevo):
    page = signed_in(hana)
    bad = workbook(examples=[["example", "safe", "expect total"], ["worst", "no", "9"]])
    sent = {"code": "tonight", "mission": sarajevo.pk, "workbook": BytesIO(bad)}
    sent["workbook"].name = "tonight.xlsx"
    answer = page.post("/questionnaires/add/", sent)
    assert "worst: total should be 9, and is 2." in answer.content.decode()
    assert not Edition.objects.exists()
    sent["workbook"] = BytesIO(workbook())
    sent["workbook"].name = "tonight.xlsx"
    answer = page.post("/questionnaires/add/", sent)
    edition = Edition.objects.get()
    assert answer.url == f"/questionnaires/{edition.pk}/"
    assert "Publish" not in page.get(answer.url).content.decode().split("<main")[1]
    assert signed_in(bashir).post(f"/questionnaires/{edition.pk}/publish/").status_code == 302
    edition.refresh_from_db()
    assert edition.is_published


def test_the_workbook_comes_back_as_it_was_sent(hana, edition):
    answer = signed_in(hana).get(f"/questionnaires/{edition.pk}/workbook/")
    assert answer.content == bytes(edition.workbook)


def test_it_can_be_printed_in_arabic(amina, edition):
    page = signed_in(amina).get(f"/questionnaires/{edition.pk}/blank/?language=ar")
    assert "هل أنت في أمان الليلة؟" in page.content.decode()


def test_the_box_can_be_looked_into_and_taken_from(hana, sarajevo):
    sent = {"code": "satisfaction", "mission": sarajevo.pk}
    assert signed_in(hana).post("/questionnaires/box/", sent).status_code == 302
    assert Edition.objects.get().instrument.code == "satisfaction"


@pytest.fixture
def passers_by(hana, bashir, sarajevo):
    about = [ABOUT[0], ["subject", "anonymous", "", ""], *ABOUT[2:]]
    edition, _ = add_edition(
        by=hana, mission=sarajevo, code="flow", workbook=workbook(about=about), at=now()
    )
    publish(by=bashir, edition=edition, at=now())
    return edition


def arrived(edition, by, number, **answers):
    xml = filled(edition, number, **answers)
    return Arrived(number, edition, by.user, now(), Via.PHONE, xml)


def test_an_anonymous_answer_is_kept_once_and_a_changed_one_waits(sarajevo, passers_by):
    emina = someone("emina", sarajevo, Role.ENUMERATOR)
    number = uuid4()
    for _time in range(2):
        hand_over(arrived(passers_by, emina, number, safe="no", alone="yes"))
    answer = AnonymousAnswer.objects.get()
    assert answer.answers == {"safe": "no", "alone": "yes"}
    assert answer.result["scores"][0]["total"] == "5"
    with pytest.raises(NotTakenError):
        hand_over(arrived(passers_by, emina, number, safe="yes"))
    assert AnonymousAnswer.objects.get().answers["safe"] == "no"


def test_it_is_asked_in_the_office_and_the_prompt_says_where_help_is(sarajevo, passers_by):
    emina = signed_in(someone("emina", sarajevo, Role.ENUMERATOR))
    base = f"/questionnaires/{passers_by.pk}"
    assert emina.get(f"{base}/ask/").status_code == 200
    xml = SimpleUploadedFile("form.xml", filled(passers_by, uuid4(), safe="no"))
    picture = SimpleUploadedFile("place.jpg", b"a picture")
    sent = emina.post(f"{base}/send/", {"xml_submission_file": xml, "place.jpg": picture})
    assert sent.status_code == 201
    assert (
        "Nothing leads from these answers to her."
        in emina.get(sent.headers["Location"]).content.decode()
    )
    assert AnonymousAnswer.objects.get().files.get().content == b"a picture"


def test_what_asks_about_a_person_is_asked_on_her_case_alone(amina, edition):
    assert signed_in(amina).get(f"/questionnaires/{edition.pk}/ask/").status_code == 404


def test_nothing_of_an_anonymous_answer_lies_open(sarajevo, passers_by):
    emina = someone("emina", sarajevo, Role.ENUMERATOR)
    hand_over(arrived(passers_by, emina, uuid4(), safe="no", words="Zarafshon"))
    columns = AnonymousAnswer.objects.values_list("xml", "answers", "result")[0]
    assert not any(b"Zarafshon" in bytes(column) for column in columns)


def test_answers_that_break_a_rule_of_the_form_are_kept_and_flagged(sarajevo, passers_by):
    emina = someone("emina", sarajevo, Role.ENUMERATOR)
    hand_over(arrived(passers_by, emina, uuid4(), safe="perhaps"))
    assert AnonymousAnswer.objects.get().doubts
