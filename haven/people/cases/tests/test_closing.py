"""The end of our work, and its second beginning."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from haven.foundation.access.roles import Role
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.models import Kind
from haven.people.cases.actions import (
    change_case,
    close_case,
    drop_task,
    finish_task,
    give_task,
    open_case,
    reopen_case,
)
from haven.people.cases.catalogue import CloseReason, Risk
from haven.people.cases.errors import (
    AlreadyOpenError,
    CaseClosedError,
    CaseNotClosedError,
    ChangedMeanwhileError,
    HighRiskError,
    OpenTasksError,
    WrongDayError,
)
from haven.people.cases.models import Case
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db


def close(by, case, on, at, version=None):
    reason = CloseReason.GOALS_REACHED
    close_case(by=by, case=case, version=version or case.version, on=on, at=at, reason=reason)


def test_a_closed_case_says_why_and_owes_nothing(bashir, case, today, now):
    close(bashir, case, today, now)
    saved = Case.objects.get()
    assert (saved.is_open, saved.closed_on, saved.close_reason) == (False, today, "goals_reached")
    assert not running(case).exists()


def test_whose_case_it_is_closes_it(amina, case, today, now):
    close(amina, case, today, now)
    assert not Case.objects.get().is_open


def test_a_colleague_does_not_close_it(make_someone, sarajevo, team, case, today, now):
    emir = make_someone("emir", sarajevo, Role.CASE_WORKER, teams=[team])
    with pytest.raises(PermissionDenied, match="may not close"):
        close(emir, case, today, now)


@pytest.mark.parametrize(
    "who", [{"restricted": True}, {"treated_as_child_until": date(2027, 1, 1)}]
)
def test_of_children_and_restricted_people_only_a_supervisor_does(
    amina, bashir, case, today, now, who
):
    Person.objects.update(**who)
    with pytest.raises(PermissionDenied, match="may not close"):
        close(amina, case, today, now)
    assert Case.objects.get().is_open
    close(bashir, case, today, now)
    assert not Case.objects.get().is_open


def test_open_tasks_are_counted_before_a_case_is_closed(amina, bashir, case, today, now):
    call, visit = (
        give_task(by=amina, case=case, what=what, due_on=today, for_user=amina.user, on=today)
        for what in ("Call", "Visit")
    )
    with pytest.raises(OpenTasksError, match="2 tasks are still open"):
        close(bashir, case, today, now)
    assert Case.objects.get().version == 1
    finish_task(by=amina, task=call, on=today)
    drop_task(by=bashir, task=visit, on=today)
    close(bashir, case, today, now, version=1)
    assert not Case.objects.get().is_open


def test_a_case_at_high_risk_is_not_closed(amina, bashir, case, today, now):
    change_case(by=amina, case=case, seen=1, at=now, risk=Risk.HIGH, situation="", urgent_needs=())
    with pytest.raises(HighRiskError):
        close(bashir, case, today, now)
    with pytest.raises(IntegrityError):
        Case.objects.update(closed_on=today, close_reason="other")


def test_a_case_does_not_close_before_it_opens(bashir, case, today, now):
    with pytest.raises(WrongDayError):
        close(bashir, case, today - timedelta(days=1), now)


def test_a_case_somebody_has_just_changed_is_not_closed_unread(amina, bashir, case, today, now):
    read = Case.objects.get()
    change_case(
        by=amina, case=case, seen=1, at=now, risk=Risk.LOW, situation="New", urgent_needs=()
    )
    with pytest.raises(ChangedMeanwhileError):
        close(bashir, read, today, now, version=1)
    assert Case.objects.get().is_open


def test_a_case_closes_once(bashir, case, today, now):
    close(bashir, case, today, now)
    with pytest.raises(CaseClosedError):
        close(bashir, case, today, now)


def test_a_reopened_case_owes_a_follow_up(bashir, case, today, now):
    close(bashir, case, today, now)
    reopen_case(by=bashir, case=case, on=today, at=now)
    saved = Case.objects.get()
    assert (saved.is_open, saved.close_reason) == (True, "")
    assert [clock.kind for clock in running(case)] == [Kind.FOLLOW_UP]


def test_a_case_worker_does_not_reopen(amina, bashir, case, today, now):
    close(bashir, case, today, now)
    with pytest.raises(PermissionDenied):
        reopen_case(by=amina, case=case, on=today, at=now)


def test_an_open_case_is_not_reopened(bashir, case, today, now):
    with pytest.raises(CaseNotClosedError):
        reopen_case(by=bashir, case=case, on=today, at=now)


def test_a_case_is_not_reopened_beside_a_later_one(amina, bashir, case, zarina, today, now):
    close(bashir, case, today, now)
    later = open_case(by=amina, person=zarina, on=today, at=now)
    with pytest.raises(AlreadyOpenError, match=later.code):
        reopen_case(by=bashir, case=case, on=today, at=now)
