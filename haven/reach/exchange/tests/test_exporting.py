"""People's records leave for a purpose, of many with a second person, and for a day."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.reach.exchange.actions import (
    ExportRefusedError,
    approve_export,
    ask_export,
    exporting,
    take_export,
)
from haven.reach.exchange.htcds.reading import read_workbook
from haven.reach.exchange.models import ExportRequest, Purpose
from haven.reach.exchange.tests.conftest import workbook
from haven.reach.exchange.tests.test_importing import imported
from haven.reach.exchange.tests.workbooks import fictional_rows

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def people(bashir, sarajevo, twelve):
    imported(bashir, sarajevo, twelve)


@pytest.fixture
def many(monkeypatch):
    """Twelve count as many."""
    monkeypatch.setattr(exporting, "FEW", 10)


@pytest.fixture
def dragana(sarajevo):
    return someone("dragana", sarajevo, Role.SUPERVISOR)


def asked(by, mission):
    return ask_export(by=by, mission=mission, purpose=Purpose.CHECK, at=NOON)


def test_a_supervisor_takes_few_alone(bashir, sarajevo, people):
    take_export(by=bashir, request=asked(bashir, sarajevo), at=NOON)
    entry = Entry.objects.get(act="htcds.exported")
    assert entry.details == {"purpose": "check", "count": 12}


def test_many_need_a_second_person(bashir, dragana, sarajevo, people, many):
    request = asked(bashir, sarajevo)
    with pytest.raises(ExportRefusedError, match="second supervisor"):
        take_export(by=bashir, request=request, at=NOON)
    with pytest.raises(PermissionDenied):
        approve_export(by=bashir, request=request, at=NOON)
    approve_export(by=dragana, request=request, at=NOON)
    with pytest.raises(PermissionDenied):
        take_export(by=dragana, request=request, at=NOON)
    take_export(by=bashir, request=request, at=NOON)


def test_the_database_refuses_her_own_approval(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportRequest.objects.filter(pk=request.pk).update(approved_by=bashir.user)


def test_a_request_is_good_for_a_day(bashir, dragana, sarajevo, people):
    request = asked(bashir, sarajevo)
    later = NOON + timedelta(hours=24)
    with pytest.raises(ExportRefusedError, match="more than a day old"):
        take_export(by=bashir, request=request, at=later)
    with pytest.raises(ExportRefusedError, match="more than a day old"):
        approve_export(by=dragana, request=request, at=later)


def test_more_people_than_were_asked_for_do_not_leave(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    imported(bashir, sarajevo, workbook(fictional_rows(3, seed=9)))
    with pytest.raises(ExportRefusedError, match="more people now"):
        take_export(by=bashir, request=request, at=NOON)


def test_a_case_worker_does_not_export(amina, sarajevo):
    with pytest.raises(PermissionDenied):
        asked(amina, sarajevo)


def test_the_pages_ask_agree_and_hand_over(client, bashir, dragana, sarajevo, people, many):
    client.force_login(bashir.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/exchange/exports/", {"mission": sarajevo.pk, "purpose": "check"})
    request = ExportRequest.objects.get()
    refused = client.post(f"/exchange/exports/{request.pk}/take/", follow=True)
    assert "second supervisor must agree" in refused.content.decode()
    assert client.post(f"/exchange/exports/{request.pk}/approve/").status_code == 404
    client.force_login(dragana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Agree" in client.get("/exchange/exports/").content.decode()
    assert client.post(f"/exchange/exports/{request.pk}/take/").status_code == 404
    client.post(f"/exchange/exports/{request.pk}/approve/")
    client.force_login(bashir.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(f"/exchange/exports/{request.pk}/take/")
    assert f"htcds-SJJ-{request.pk}.xlsx" in answer["Content-Disposition"]
    rows = list(read_workbook(io.BytesIO(b"".join(answer.streaming_content))))
    assert rows == list(fictional_rows(12))
