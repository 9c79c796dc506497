"""Send, look, confirm, watch: what each page shows, and to whom."""

import io

import pytest
from django.urls import reverse

from conftest import someone
from haven.foundation.access.roles import Role
from haven.people.persons.models import Person
from haven.reach.exchange.htcds.reading import read_workbook
from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.models import HtcdsAnswers, HtcdsFile
from haven.reach.exchange.tests.conftest import workbook
from haven.reach.exchange.tests.hostile import HOSTILE
from haven.reach.exchange.tests.test_htcds_reading import sheet

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def page(client, amina):
    client.force_login(amina.user, backend=BACKEND)
    return client


def sent(page, mission, file):
    file.name = "people.xlsx"
    file.seek(0)
    return page.post("/exchange/", {"mission": mission.pk, "file": file}, follow=True)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_workbook_is_shown_before_it_is_saved_and_then_comes_in(
    page, sarajevo, team, twelve, jobs_at_once
):
    preview = words(sent(page, sarajevo, twelve))
    assert "Nothing has been saved yet." in preview
    assert "12 people are registered" in preview
    assert not Person.objects.exists()
    file = HtcdsFile.objects.get()
    answer = page.post(reverse("exchange:confirm", args=[file.pk]), {"team": team.pk}, follow=True)
    assert "Workbook imported" in words(answer)
    assert HtcdsAnswers.objects.filter(case__team=team).count() == 12


def test_an_empty_workbook_is_given_to_those_who_may_send_it_back(page, client, sarajevo):
    answer = page.get(reverse("exchange:empty"))
    rows = list(read_workbook(io.BytesIO(b"".join(answer.streaming_content))))
    assert answer["Content-Disposition"] == 'attachment; filename="htcds-empty.xlsx"'
    assert rows == []
    client.force_login(someone("dana", sarajevo, Role.ANALYST).user, backend=BACKEND)
    assert client.get(reverse("exchange:empty")).status_code == 404


def test_each_fault_has_its_sentence_and_the_others_may_come_in(page, sarajevo, jobs_at_once):
    file = sheet(
        ["First Name", "Second Name", "Birthdate"],
        ["Leila", "B", "31.02.1999"],
        ["Zarina", "R", "1999-02-28"],
    )
    preview = words(sent(page, sarajevo, file))
    assert "Row 2, Birthdate: 31.02.1999 is not a date." in preview
    assert "Import the rows without faults" in preview
    page.post(reverse("exchange:confirm", args=[HtcdsFile.objects.get().pk]))
    assert Person.objects.get().names.get().text == "Zarina R"


@pytest.mark.parametrize("name", ["cut off", "billion laughs", "wrong sheet", "formulas"])
def test_a_hostile_file_is_refused_on_the_page_and_changes_nothing(page, sarajevo, name):
    make, _sentence = HOSTILE[name]
    answer = sent(page, sarajevo, io.BytesIO(make()))
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)
    assert not HtcdsFile.objects.exists()


def test_a_workbook_without_rows_is_told(page, sarajevo):
    answer = sent(page, sarajevo, workbook([]))
    assert "This workbook has no rows." in words(answer)


def test_a_running_import_shows_how_far_it_is(page, sarajevo, twelve):
    sent(page, sarajevo, twelve)
    file = HtcdsFile.objects.get()
    answer = page.post(reverse("exchange:confirm", args=[file.pk]), follow=True)
    assert "0 of 12 rows are in." in words(answer)
    part = page.get(reverse("exchange:progress", args=[file.pk]))
    assert 'hx-trigger="every 2s"' in words(part)
    assert "HX-Refresh" not in part
    assert f"File {file.pk}" in words(page.get("/exchange/"))


def test_discarding_keeps_nothing(page, sarajevo, twelve):
    sent(page, sarajevo, twelve)
    file = HtcdsFile.objects.get()
    answer = page.post(reverse("exchange:discard", args=[file.pk]), follow=True)
    assert "Nothing of it was kept." in words(answer)
    assert "File discarded" in words(page.get(reverse("exchange:file", args=[file.pk])))
    twice = page.post(reverse("exchange:discard", args=[file.pk]), follow=True)
    assert "Somebody has decided about this file already." in words(twice)


def test_the_preview_names_nobody(page, sarajevo):
    answer = sent(page, sarajevo, workbook([Row(3, {"prs_FirstName": "Nargis"})]))
    assert "Nargis" not in answer.content.decode()


@pytest.mark.parametrize("place", ["file", "progress"])
def test_a_stranger_finds_no_file(client, amina, chloe, sarajevo, twelve, place):
    client.force_login(amina.user, backend=BACKEND)
    sent(client, sarajevo, twelve)
    address = reverse(f"exchange:{place}", args=[HtcdsFile.objects.get().pk])
    client.force_login(chloe.user, backend=BACKEND)
    assert client.get(address).status_code == 404
    assert client.get("/exchange/exports/").status_code == 404


def test_the_list_asks_few_questions(page, sarajevo, django_assert_max_num_queries):
    for _time in range(3):
        sent(page, sarajevo, workbook([Row(3, {"prs_FirstName": "X"})]))
    with django_assert_max_num_queries(10):
        page.get("/exchange/")
