"""People's records leave for a purpose, of many with a second person, and for a day."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from msoffcrypto.exceptions import InvalidKeyError
from openpyxl import load_workbook

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.workbooks import UnreadableWorkbookError
from haven.people.persons.models import Person
from haven.reach.exchange.actions import (
    ExportRefusedError,
    approve_export,
    ask_export,
    download_export,
    exporting,
)
from haven.reach.exchange.htcds.reading import read_workbook
from haven.reach.exchange.jobs import forget_old_files
from haven.reach.exchange.locking import new_passphrase
from haven.reach.exchange.models import ExportRequest, HtcdsAnswers, Purpose
from haven.reach.exchange.shredders import forget
from haven.reach.exchange.taking import take
from haven.reach.exchange.tests.conftest import workbook
from haven.reach.exchange.tests.test_importing import imported
from haven.reach.exchange.tests.test_locking import unlock
from haven.reach.exchange.tests.workbooks import fictional_rows

pytestmark = pytest.mark.django_db
PASSPHRASE = re.compile(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b")
NGO = OrganisationKind.NGO
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


def asked(by, mission, receiver=None):
    told = {"purpose": Purpose.CHECK, "receiver": receiver, "receiver_name": "Nino"}
    return ask_export(by=by, mission=mission, at=NOON, **told)


def test_a_supervisor_takes_few_alone(bashir, sarajevo, people):
    take(bashir, asked(bashir, sarajevo), NOON)
    entry = Entry.objects.get(act="htcds.exported")
    assert entry.details == {"purpose": "check", "count": 12, "receiver": "ourselves"}


def test_many_need_a_second_person(bashir, dragana, sarajevo, people, many):
    request = asked(bashir, sarajevo)
    with pytest.raises(ExportRefusedError, match="second supervisor"):
        take(bashir, request, NOON)
    with pytest.raises(PermissionDenied):
        approve_export(by=bashir, request=request, at=NOON)
    approve_export(by=dragana, request=request, at=NOON)
    with pytest.raises(PermissionDenied):
        take(dragana, request, NOON)
    take(bashir, request, NOON)


def test_the_database_refuses_her_own_approval(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportRequest.objects.filter(pk=request.pk).update(approved_by=bashir.user)


def test_a_request_is_good_for_a_day(bashir, dragana, sarajevo, people):
    request = asked(bashir, sarajevo)
    later = NOON + timedelta(hours=24)
    with pytest.raises(ExportRefusedError, match="more than a day old"):
        take(bashir, request, later)
    with pytest.raises(ExportRefusedError, match="more than a day old"):
        approve_export(by=dragana, request=request, at=later)


def test_more_people_than_were_asked_for_do_not_leave(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    imported(bashir, sarajevo, workbook(fictional_rows(3, seed=9)))
    with pytest.raises(ExportRefusedError, match="more people now"):
        take(bashir, request, NOON)


def test_a_case_worker_does_not_export(amina, sarajevo):
    with pytest.raises(PermissionDenied):
        asked(amina, sarajevo)


def test_the_pages_ask_agree_and_hand_over(client, bashir, dragana, sarajevo, people, many):
    client.force_login(bashir.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    asking = {"mission": sarajevo.pk, "purpose": "check", "receiver_name": "Nino"}
    client.post("/exchange/exports/", asking)
    request = ExportRequest.objects.get()
    refused = client.post(f"/exchange/exports/{request.pk}/take/", follow=True)
    assert "second supervisor must agree" in refused.content.decode()
    assert client.post(f"/exchange/exports/{request.pk}/approve/").status_code == 404
    client.force_login(dragana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Agree" in client.get("/exchange/exports/").content.decode()
    assert client.post(f"/exchange/exports/{request.pk}/take/").status_code == 404
    client.post(f"/exchange/exports/{request.pk}/approve/")
    client.force_login(bashir.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    shown = client.post(f"/exchange/exports/{request.pk}/take/")
    assert shown["Cache-Control"] == "no-store"
    (passphrase,) = set(PASSPHRASE.findall(shown.content.decode()))
    answer = client.post(f"/exchange/exports/{request.pk}/download/")
    assert f"htcds-SJJ-{request.pk}.xlsx" in answer["Content-Disposition"]
    locked = b"".join(answer.streaming_content)
    rows = list(read_workbook(io.BytesIO(unlock(locked, passphrase))))
    assert rows == list(fictional_rows(12))
    assert passphrase not in client.get("/exchange/exports/").content.decode()


def test_the_passphrase_is_kept_nowhere(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    passphrase = take(bashir, request, NOON)
    assert PASSPHRASE.fullmatch(passphrase)
    kept = [*Entry.objects.values(), *ExportRequest.objects.values()]
    assert passphrase.encode() not in repr(kept).encode() + bytes(request.file)
    assert take(bashir, request, NOON) != passphrase


def test_only_the_passphrase_opens_it(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    passphrase = take(bashir, request, NOON)
    assert list(read_workbook(io.BytesIO(unlock(request.file, passphrase)))) == list(
        fictional_rows(12)
    )
    with pytest.raises(InvalidKeyError):
        unlock(request.file, new_passphrase())
    with pytest.raises(UnreadableWorkbookError, match="locked with a password"):
        list(read_workbook(io.BytesIO(request.file)))


def test_the_workbook_says_on_every_page_whose_it_is(bashir, dragana, sarajevo, people):
    safe_house = Organisation.objects.create(mission=sarajevo, name="Safe & Sound", kind=NGO)
    request = asked(bashir, sarajevo, safe_house)
    approve_export(by=dragana, request=request, at=NOON)
    passphrase = take(bashir, request, NOON)
    book = load_workbook(io.BytesIO(unlock(request.file, passphrase)))
    said = {row[0].value: row[1].value for row in book["Read me first"].iter_rows(min_row=3)}
    assert said == {
        "Export": request.code,
        "People of": "Sarajevo",
        "Number of people": "12",
        "What for": "Check and correct our own data",
        "For": "Nino, Safe & Sound",
        "Asked by": "Bashir",
        "Agreed by": "Dragana",
        "Made on": "2026-03-04",
        "Delete it by": "2026-04-03",
    }
    for sheet in (book["Read me first"], book["Case Sheet"]):
        assert sheet.oddFooter.left.text == request.code
        assert "Do not pass on" in sheet.oddHeader.center.text
        assert "Safe && Sound" in sheet.oddHeader.center.text
    assert book.properties.title == request.code


def test_every_download_is_on_the_trail_with_its_receiver(bashir, sarajevo, people):
    safe_house = Organisation.objects.create(mission=sarajevo, name="Safe House", kind=NGO)
    request = asked(bashir, sarajevo, safe_house)
    take(bashir, request, NOON)
    for _time in range(2):
        assert download_export(by=bashir, request=request, at=NOON) == request.file
    entries = Entry.objects.filter(act="htcds.export_downloaded")
    assert [entry.details["receiver"] for entry in entries] == [f"organisation {safe_house.pk}"] * 2
    assert "Nino" not in repr(list(Entry.objects.values()))


def test_a_locked_workbook_is_kept_for_its_day(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    with pytest.raises(ExportRefusedError, match="not kept any more"):
        download_export(by=bashir, request=request, at=NOON)
    take(bashir, request, NOON)
    with pytest.raises(ExportRefusedError, match="more than a day old"):
        download_export(by=bashir, request=request, at=NOON + timedelta(hours=24))
    forget_old_files()
    assert ExportRequest.objects.get().file is None


def test_a_forgotten_person_stands_in_no_kept_workbook(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    take(bashir, request, NOON)
    forget(HtcdsAnswers.objects.first().person_id)
    assert ExportRequest.objects.get().file is None


def test_a_restricted_person_leaves_only_with_a_second_person(bashir, dragana, sarajevo, people):
    Person.objects.filter(pk=HtcdsAnswers.objects.first().person_id).update(restricted=True)
    request = asked(bashir, sarajevo)
    with pytest.raises(ExportRefusedError, match="second supervisor"):
        take(bashir, request, NOON)
    approve_export(by=dragana, request=request, at=NOON)
    assert take(bashir, request, NOON)


def test_names_never_go_to_an_immigration_service(bashir, sarajevo, people):
    office = Organisation.objects.create(
        mission=sarajevo, name="Border Office", kind=OrganisationKind.IMMIGRATION
    )
    with pytest.raises(ExportRefusedError, match="immigration service"):
        asked(bashir, sarajevo, office)


def test_a_receiver_stands_in_the_directory_of_the_mission(bashir, sarajevo, tbilisi, people):
    elsewhere = Organisation.objects.create(mission=tbilisi, name="Elsewhere")
    with pytest.raises(ExportRefusedError, match="same mission"):
        asked(bashir, sarajevo, elsewhere)


def test_the_database_refuses_an_export_to_nobody(bashir, sarajevo, people):
    request = asked(bashir, sarajevo)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportRequest.objects.filter(pk=request.pk).update(receiver_name="")


def test_at_the_console_it_is_locked_for_a_receiver_or_ours_alone(sarajevo, people, tmp_path):
    Organisation.objects.create(mission=sarajevo, name="Safe House", kind=NGO)
    plain, locked, said = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx", io.StringIO()
    call_command("export_htcds", plain, mission="SJJ", stdout=said)
    assert plain.stat().st_mode & 0o777 == 0o600
    assert not PASSPHRASE.search(said.getvalue())
    call_command("export_htcds", locked, mission="SJJ", receiver="Safe House", stdout=said)
    (passphrase,) = PASSPHRASE.findall(said.getvalue())
    opened = unlock(locked.read_bytes(), passphrase)
    rows = [list(read_workbook(io.BytesIO(file))) for file in (plain.read_bytes(), opened)]
    assert rows == [list(fictional_rows(12))] * 2


def test_at_the_console_a_receiver_must_be_known(sarajevo, people, tmp_path):
    with pytest.raises(CommandError, match="no organisation Nobody"):
        call_command("export_htcds", tmp_path / "x.xlsx", mission="SJJ", receiver="Nobody")
    assert not (tmp_path / "x.xlsx").exists()
