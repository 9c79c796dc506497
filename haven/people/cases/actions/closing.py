"""Close a case whose work is done, and reopen one that was closed too early."""

from __future__ import annotations

from datetime import date, datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.cases import circle, clocks, versions
from haven.people.cases.catalogue import CloseReason, Risk
from haven.people.cases.errors import (
    AlreadyOpenError,
    CaseClosedError,
    CaseNotClosedError,
    HighRiskError,
    OpenTasksError,
    WrongDayError,
)
from haven.people.cases.models import Case
from haven.people.cases.policies import may_close, may_reopen


@action
def close_case(
    *, by: Actor, case: Case, version: int, on: date, at: datetime, reason: CloseReason
) -> None:
    """Close a case as it was read: its promises end, its open tasks must have ended before.

    Raises:
        ChangedMeanwhileError: somebody changed it since ``version``.
        CaseClosedError, HighRiskError, OpenTasksError, WrongDayError: it cannot be closed (yet).
    """
    may_close.require(by, case)
    versions.claim(case, seen=version, at=at)
    _refuse_unfinished(case, on)
    case.closed_on, case.close_reason = on, reason
    case.save(update_fields=["closed_on", "close_reason"])
    clocks.end(case, at)
    record(by, "case.closed", case, mission=case.mission, reason=reason)


@action
def reopen_case(*, by: Actor, case: Case, on: date, at: datetime) -> None:
    """Go on with a closed case, as if it had never been closed; the trail remembers that it was.

    Raises:
        CaseNotClosedError: it is open.
        AlreadyOpenError: a later case of hers is open.
    """
    may_reopen.require(by, case)
    versions.touch(case, at)
    if case.is_open:
        raise CaseNotClosedError
    if later := Case.objects.filter(person=case.person_id, closed_on__isnull=True).first():
        raise AlreadyOpenError(later)
    case.closed_on, case.close_reason = None, ""
    case.save(update_fields=["closed_on", "close_reason"])
    circle.bring_in(case)
    clocks.begin_following_up(case, at)
    record(by, "case.reopened", case, mission=case.mission, on=on.isoformat())


def _refuse_unfinished(case: Case, on: date) -> None:
    if not case.is_open:
        raise CaseClosedError
    if on < case.opened_on:
        raise WrongDayError
    if case.risk == Risk.HIGH:
        raise HighRiskError
    if count := case.tasks.filter(done_on__isnull=True).count():
        raise OpenTasksError(count)
