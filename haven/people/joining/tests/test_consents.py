"""Nothing is allowed after a joining that she has not allowed on both files."""

from datetime import date, timedelta

import pytest

from haven.foundation.directory.models import Organisation
from haven.people.consents.actions import record_consent, withdraw_consent
from haven.people.consents.models import Consent
from haven.people.consents.queries import US, Recipient, allows, standing, who_allow
from haven.people.consents.states import State
from haven.people.joining.actions import undo
from haven.people.joining.tests.conftest import a_file
from haven.people.joining.tests.test_joining import joined_by
from haven.people.joining.tests.test_parting import parted

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 4)
BEFORE = TODAY - timedelta(days=30)


@pytest.fixture
def files(amina, sarajevo, today):
    return [a_file(amina, sarajevo, today, "A") for _ in range(2)]


@pytest.fixture
def house(sarajevo):
    return Organisation.objects.create(mission=sarajevo, name="Safe House")


@pytest.fixture
def says(amina, now):
    def _says(her, decision, purpose="referral", to=US, on=BEFORE, **more):
        return record_consent(
            by=amina, person=her, on=on, at=now, purpose=purpose, decision=decision, how="spoken",
            recipient=to, **more,
        )  # fmt: skip

    return _says


def test_what_she_refused_on_one_file_is_not_allowed_by_the_other(amina, files, says, now):
    says(files[0], "refused", on=BEFORE)
    says(files[1], "given", on=TODAY)
    joined_by(amina, *files, now)
    assert not allows(files[0], "referral", US, TODAY)
    assert State.SET_ASIDE in [one.state for one in standing(files[0], TODAY)]


def test_what_both_files_allow_stands(amina, files, says, now):
    for her in files:
        says(her, "given")
    joined_by(amina, *files, now)
    assert allows(files[0], "referral", US, TODAY)


def test_it_does_not_last_longer_than_on_either_file(amina, files, says, now):
    says(files[0], "given", ends_on=TODAY)
    says(files[1], "given", on=TODAY)
    joined_by(amina, *files, now)
    assert not allows(files[0], "referral", US, TODAY + timedelta(days=1))


def test_asked_on_one_file_only_our_own_file_about_her_may_go_on(amina, files, says, house, now):
    says(files[0], "given", "case_work")
    says(files[1], "given", "tracing")
    says(files[1], "given", "case_work", Recipient("organisation", house))
    joined_by(amina, *files, now)
    assert allows(files[0], "case_work", US, TODAY)
    assert not allows(files[0], "tracing", US, TODAY)
    assert not allows(files[0], "case_work", Recipient("organisation", house), TODAY)
    assert who_allow(house, "case_work", TODAY) == set()


def test_an_organisation_refused_as_an_authority_learns_nothing(amina, files, says, house, now):
    says(files[0], "given", to=Recipient("organisation", house), on=TODAY)
    says(files[1], "given", to=Recipient("organisation", house), on=BEFORE)
    says(files[1], "refused", to=Recipient("authority", house), on=BEFORE)
    joined_by(amina, *files, now)
    assert who_allow(house, "referral", TODAY) == set()


def test_an_answer_that_counts_only_tomorrow_widens_nothing_tomorrow(amina, files, says, now):
    says(files[0], "refused")
    says(files[1], "given", on=TODAY + timedelta(days=2))
    joined_by(amina, *files, now)
    assert not any(
        allows(files[0], "referral", US, TODAY + timedelta(days=day)) for day in range(9)
    )


def test_asked_anew_her_answer_counts(amina, files, says, now):
    says(files[0], "refused")
    says(files[1], "given", on=TODAY)
    joined_by(amina, *files, now)
    says(files[0], "given", on=TODAY)
    assert allows(files[0], "referral", US, TODAY)


def test_parted_each_file_allows_what_it_allowed(amina, files, says, now):
    says(files[0], "refused")
    says(files[1], "given")
    parted(amina, joined_by(amina, *files, now), now)
    assert [allows(her, "referral", US, TODAY) for her in files] == [False, True]
    assert not Consent.objects.filter(decision="set_aside").exists()


def test_what_she_took_back_since_holds_for_both(amina, files, says, now):
    given = min((says(her, "given") for her in files), key=lambda said: said.pk)
    joining = joined_by(amina, *files, now)
    given.refresh_from_db()
    withdrawn = withdraw_consent(by=amina, consent=given, how="spoken", on=TODAY, at=now)
    answers = {f"consents.Consent.person:{withdrawn.pk}": "keep"}
    undo(by=amina, joining=joining, answers=answers, at=now)
    assert [allows(her, "referral", US, TODAY) for her in files] == [False, False]


def test_what_a_guardian_said_opens_after_joining_and_after_parting(amina, keep, other, now):
    joining = joined_by(amina, keep, other, now)
    assert {one.guardian for one in keep.consents.all()} == {"Her aunt"}
    parted(amina, joining, now)
    assert [one.guardian for her in (keep, other) for one in her.consents.all()] == ["Her aunt"] * 2
