"""What a workbook says becomes people, consents and cases: once, and wholly."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import TODAY, someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.vault.models import SealingKey
from haven.people.cases.models import Case
from haven.people.consents.models import Consent
from haven.people.persons.models import Person
from haven.reach.exchange.actions import (
    MovedOnError,
    NotWaitingError,
    confirm_file,
    discard_file,
    import_batch,
    keep_file,
    take_over_import,
)
from haven.reach.exchange.facts import facts
from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.jobs import forget_old_files
from haven.reach.exchange.models import HtcdsAnswers, HtcdsFile
from haven.reach.exchange.queries import export_rows, exportable
from haven.reach.exchange.shredders import forget
from haven.reach.exchange.tests.conftest import workbook
from haven.reach.exchange.tests.workbooks import fictional_rows
from haven.reach.exchange.uploads import kept_rows, read_upload
from haven.reach.exchange.working import import_all, import_file

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LEILA = {
    "prs_FirstName": "Лейла",
    "prs_SecondName": "Бегич",
    "prs_Birthdate": date(1990, 5, 6),
    "prs_Gender": "Feminine",
    "prs_Citizenship": ("BA", "NA"),
    "prs_MobilePhone": "+38761000111",
    "prs_MailingStreet": "Ulica 5",
    "prs_MailingCountry": "BA",
    "con_Consent": True,
    "vic_TraffickingStatus": "ActualVictimOfTrafficking",
    "vic_TypeOfExploitation": ("ForcedLabour", "ForcedBegging"),
    "cas_Status": "ClosedReferred",
    "cas_IncomingReferralDate": date(2025, 7, 1),
}


def kept(by, mission, file):
    upload = read_upload(file, mission, TODAY)
    return keep_file(by=by, mission=mission, upload=upload, at=NOON)


def imported(by, mission, file, team=None):
    found = kept(by, mission, file)
    confirm_file(by=by, file=found, team=team)
    import_all(by, found)
    return found


def test_nothing_is_saved_before_it_is_confirmed(amina, sarajevo, twelve):
    found = kept(amina, sarajevo, twelve)
    assert (found.rows, found.fresh, found.faulty) == (12, 12, 0)
    assert not Person.objects.exists()
    discard_file(by=amina, file=found, at=NOON)
    assert found.content is None
    with pytest.raises(NotWaitingError):
        confirm_file(by=amina, file=found)


def test_a_row_becomes_a_person_her_consent_and_her_case(amina, sarajevo, team):
    imported(amina, sarajevo, workbook([Row(3, LEILA)]), team)
    person = Person.objects.get()
    assert person.names.get().text == "Лейла Бегич"
    assert person.names.get().parts == {"prs_FirstName": "Лейла", "prs_SecondName": "Бегич"}
    assert (person.sex, person.gender, person.birth_basis) == ("female", "Feminine", "stated")
    assert person.nationalities == ["BA", "NA"]
    assert {(c.channel, c.value, c.safety) for c in person.contacts.all()} == {
        ("phone", "+38761000111", "unknown"),
        ("address", "Ulica 5, Bosnia & Herzegovina", "unknown"),
    }
    consent = Consent.objects.get()
    assert (consent.decision, consent.wording, consent.points_covered) == ("given", "htcds/2.0", [])
    case = Case.objects.get()
    assert (case.opened_on, case.close_reason) == (date(2025, 7, 1), "transferred")
    assert case.closed_on
    assert [concern.kind for concern in case.concerns.all()] == ["trafficked"]
    answers = HtcdsAnswers.objects.get()
    assert answers.exploitation == ["ForcedLabour", "ForcedBegging"]


@pytest.mark.parametrize(
    ("status", "gender", "concerns", "sex"),
    [
        ("PossibleVictimOfTrafficking", "TransgenderFeminine", ["presumed_trafficked"], "unknown"),
        ("NotAVictimOfTrafficking", "Masculine", [], "male"),
    ],
)
def test_gender_is_not_sex_and_a_status_is_a_concern(
    amina, sarajevo, status, gender, concerns, sex
):
    said = {"prs_FirstName": "X", "vic_TraffickingStatus": status, "prs_Gender": gender}
    imported(amina, sarajevo, workbook([Row(3, said)]))
    assert [concern.kind for concern in Case.objects.get().concerns.all()] == concerns
    assert Person.objects.get().sex == sex


def test_the_same_file_twice_creates_nothing_twice(amina, sarajevo, twelve):
    imported(amina, sarajevo, twelve)
    again = imported(amina, sarajevo, twelve)
    assert (again.known, again.fresh, again.created) == (12, 0, 0)
    assert Person.objects.count() == Case.objects.count() == 12


def test_the_same_row_twice_is_one_person_but_nameless_rows_are_counted(amina, sarajevo):
    named, nameless = {"prs_FirstName": "Leila"}, {"prs_Gender": "Feminine"}
    rows = [Row(3, named), Row(4, named), Row(5, nameless), Row(6, nameless)]
    found = imported(amina, sarajevo, workbook(rows))
    assert (found.rows, found.known, found.created) == (4, 1, 3)
    assert imported(amina, sarajevo, workbook(rows)).created == 0


def test_missions_do_not_know_each_others_rows(amina, sarajevo, chloe, tbilisi, twelve):
    imported(amina, sarajevo, twelve)
    assert imported(chloe, tbilisi, twelve).created == 12


def test_import_export_import_is_identical(bashir, sarajevo, chloe, tbilisi):
    rows = [Row(3, LEILA), *fictional_rows(30)]
    imported(bashir, sarajevo, workbook(rows))
    out = list(export_rows(exportable(bashir, sarajevo)))
    assert out == rows
    imported(chloe, tbilisi, workbook(out))
    assert list(export_rows(exportable(chloe, tbilisi))) == rows


def test_somebody_of_the_same_name_and_birth_date_is_shown_and_not_merged(amina, sarajevo):
    imported(amina, sarajevo, workbook([Row(3, LEILA)]))
    latin = LEILA | {"prs_FirstName": "Leyla", "prs_SecondName": "Begić", "con_Consent": False}
    other = LEILA | {"prs_FirstName": "Zarina", "prs_SecondName": "Rahmonova"}
    upload = read_upload(workbook([Row(3, latin), Row(4, other)]), sarajevo, TODAY)
    assert upload.alike == (3,)
    assert upload.remarks["refusing"] == 1


def test_a_birth_in_the_future_is_a_fault(sarajevo):
    rows = [Row(3, {"prs_FirstName": "X", "prs_Birthdate": date(2090, 1, 1)})]
    upload = read_upload(workbook(rows), sarajevo, TODAY)
    assert [str(fault) for fault in upload.faults] == [
        "Row 3, Birthdate: 2090-01-01 lies in the future. Correct it."
    ]
    assert not upload.sound


def test_a_portion_another_worker_has_done_is_not_done_again(amina, sarajevo, twelve):
    found = kept(amina, sarajevo, twelve)
    confirm_file(by=amina, file=found)
    rows = kept_rows(found.content)
    stale = HtcdsFile.objects.get(pk=found.pk)
    import_batch(by=amina, file=found, rows=rows[:5], start=0, on=TODAY, at=NOON)
    with pytest.raises(MovedOnError):
        import_batch(by=amina, file=stale, rows=rows[:5], start=0, on=TODAY, at=NOON)
    assert Person.objects.count() == 5
    import_all(amina, found)
    assert Person.objects.count() == 12


def test_when_it_is_in_the_words_and_the_key_are_gone(
    amina, sarajevo, twelve, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        found = imported(amina, sarajevo, twelve)
    found = HtcdsFile.objects.get(pk=found.pk)
    assert found.state == "done"
    assert found.content is None
    assert found.remarks is None
    assert not SealingKey.objects.filter(pk=found.key).exists()


def test_the_job_goes_on_in_the_name_of_who_takes_over(
    amina, bashir, sarajevo, twelve, jobs_at_once
):
    found = kept(amina, sarajevo, twelve)
    confirm_file(by=amina, file=found)
    amina.user.memberships.all().delete()
    take_over_import(by=bashir, file=found, job=import_file)
    found = HtcdsFile.objects.get(pk=found.pk)
    assert (found.state, found.created, found.confirmed_by) == ("done", 12, bashir.user)


def test_facts_count_and_name_nobody(amina, sarajevo):
    imported(amina, sarajevo, workbook([Row(3, LEILA), Row(4, {"prs_FirstName": "X"})]))
    (fact,) = facts()
    assert (fact.what, fact.mission, fact.month) == ("identified", "SJJ", date(2025, 7, 1))
    assert (fact.sex, fact.age_band, fact.region) == ("female", "25-59", "Europe")
    assert fact.exploitation == {"ForcedLabour", "ForcedBegging"}


def test_files_nobody_decides_about_are_forgotten(amina, sarajevo, twelve):
    found = kept(amina, sarajevo, twelve)
    HtcdsFile.objects.update(uploaded_at=datetime(2020, 1, 1, tzinfo=UTC))
    forget_old_files()
    assert HtcdsFile.objects.get(pk=found.pk).state == "discarded"


def test_what_a_forgotten_person_said_is_forgotten(amina, sarajevo, twelve):
    imported(amina, sarajevo, twelve)
    person = Person.objects.first()
    forget(person.pk)
    assert HtcdsAnswers.objects.count() == 11


def test_only_those_who_work_on_cases_bring_people_in(sarajevo, amina, chloe, twelve):
    analyst = someone("ana", sarajevo, Role.ANALYST)
    for stranger in (analyst, chloe):
        with pytest.raises(PermissionDenied):
            kept(stranger, sarajevo, twelve)
    found = kept(amina, sarajevo, twelve)
    with pytest.raises(PermissionDenied):
        discard_file(by=chloe, file=found, at=NOON)


def test_every_act_has_its_sentence_and_tells_no_name(amina, sarajevo, twelve):
    imported(amina, sarajevo, twelve)
    said = [in_words(entry) for entry in Entry.objects.filter(act__startswith="htcds.")]
    assert [words.split(" HTCDS")[0] for words in said] == [
        "amina sent", "amina confirmed", "amina imported", "amina imported"
    ]  # fmt: skip
    assert said[-1].endswith(": 12 new people.")
