"""What she decides is written down once, counts at once, and is never rewritten."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.directory.actions import add_organisation
from haven.people.consents.actions import (
    ChildDecidesAloneError,
    NoReasonError,
    record_consent,
    withdraw_consent,
)
from haven.people.consents.models import Consent
from haven.people.consents.queries import US, Recipient, allows, standing
from haven.people.consents.states import State
from haven.people.persons.actions import forget_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(amina, nargis, today, moment):
    def said(decision="given", person=nargis, by=amina, on=today, **answer):
        return record_consent(
            by=by, person=person, purpose="case_work", decision=decision, how="spoken",
            on=on, at=moment, wording="case_work/1/ru", **answer,
        )  # fmt: skip

    return said


def test_she_agrees_and_from_that_day_it_allows(say, nargis, today):
    assert not allows(nargis, "case_work", US, today)
    say()
    assert allows(nargis, "case_work", US, today)
    assert not allows(nargis, "case_work", US, today - timedelta(days=1))
    assert not allows(nargis, "referral", US, today)


def test_she_takes_it_back_and_it_allows_nothing_from_then_on(say, amina, nargis, today, moment):
    consent = say()
    withdraw_consent(by=amina, consent=consent, how="spoken", on=today, at=moment)
    assert not allows(nargis, "case_work", US, today)
    assert Consent.objects.count() == 2


def test_what_has_ended_allows_nothing(say, nargis, today):
    say(ends_on=today)
    assert allows(nargis, "case_work", US, today)
    assert not allows(nargis, "case_work", US, today + timedelta(days=1))


def test_each_recipient_is_asked_about_apart(say, amina, nargis, sarajevo, today):
    clinic, police = (
        Recipient("organisation", add_organisation(by=amina, mission=sarajevo, name=name))
        for name in ("Clinic", "Police")
    )
    say(recipient=clinic)
    assert allows(nargis, "case_work", clinic, today)
    assert not allows(nargis, "case_work", police, today)
    assert not allows(nargis, "case_work", US, today)


def test_where_we_stand_is_one_question(say, nargis, today, django_assert_num_queries):
    say("refused")
    with django_assert_num_queries(1):
        states = {one.purpose: one.state for one in standing(nargis, today)}
    assert states.pop("case_work") is State.REFUSED
    assert set(states.values()) == {State.NOT_ASKED}


def test_a_child_does_not_decide_alone_but_may_refuse(say, child, today):
    with pytest.raises(ChildDecidesAloneError):
        say(person=child)
    say("refused", person=child)
    say(person=child, given_by="guardian", guardian="Aunt Zuhra", child_assents=True)
    assert allows(child, "case_work", US, today)
    say(person=child, given_by="guardian", guardian="Aunt Zuhra", child_assents=False)
    assert not allows(child, "case_work", US, today)


def test_another_ground_needs_its_reason(say):
    with pytest.raises(NoReasonError):
        say(given_by="nobody", legal_basis="vital_interests")
    say(given_by="nobody", legal_basis="vital_interests", reason="She is unconscious.")


@pytest.mark.parametrize(
    "answer",
    [
        {"given_by": "guardian", "guardian": "Aunt Zuhra"},
        {"given_by": "nobody"},
        {"recipient": Recipient("authority")},
        {"ends_on": date(2026, 3, 3)},
    ],
    ids=["child not asked", "no ground", "nameless authority", "ends before it begins"],
)
def test_the_database_refuses_half_an_answer(say, answer):
    with pytest.raises(IntegrityError), transaction.atomic():
        say(**answer)


def test_the_database_refuses_to_rewrite_or_lose_an_answer(say):
    say("refused")
    for statement in (
        "UPDATE consents_consent SET decision = 'given'",
        "DELETE FROM consents_consent",
    ):
        with pytest.raises(IntegrityError, match="consent_"), transaction.atomic():
            connection.cursor().execute(statement)


def test_when_she_is_forgotten_her_answers_go(say, nargis, sarajevo, today):
    say(reason="What she said.")
    dora = someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER)
    forget_person(by=dora, person=nargis, on=today)
    assert not Consent.objects.exists()


def test_a_stranger_records_and_withdraws_nothing(say, chloe, today, moment):
    consent = say()
    with pytest.raises(PermissionDenied):
        say(by=chloe)
    with pytest.raises(PermissionDenied):
        withdraw_consent(by=chloe, consent=consent, how="spoken", on=today, at=moment)


def test_the_trail_says_for_what_and_towards_whom(say):
    say()
    entry = Entry.objects.get(act="consent.given")
    assert entry.details == {"purpose": "case_work", "recipient": "us"}
