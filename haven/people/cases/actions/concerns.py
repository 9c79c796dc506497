"""What a case is about changes as she is heard: concerns come and go, each with its days."""

from __future__ import annotations

from datetime import date, datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.cases import versions
from haven.people.cases.catalogue import ConcernKind
from haven.people.cases.errors import CaseClosedError, ConcernTwiceError, WrongDayError
from haven.people.cases.models import Case, Concern
from haven.people.cases.policies import may_end_concern, may_work_on


@action
def add_concern(*, by: Actor, case: Case, kind: ConcernKind, since: date, at: datetime) -> Concern:
    """Write down what else the case is about.

    Raises:
        CaseClosedError: the case is closed.
        ConcernTwiceError: the concern stands there already.
    """
    may_work_on.require(by, case)
    versions.touch(case, at)
    if not case.is_open:
        raise CaseClosedError
    if case.concerns.filter(kind=kind, until__isnull=True).exists():
        raise ConcernTwiceError
    concern = case.concerns.create(mission=case.mission, kind=kind, since=since)
    record(by, "concern.added", case, mission=case.mission, kind=kind)
    return concern


@action
def end_concern(*, by: Actor, concern: Concern, until: date, at: datetime) -> None:
    """Say that the case is no longer about this.

    Raises:
        WrongDayError: it began after ``until``.
    """
    may_end_concern.require(by, concern)
    versions.touch(concern.case, at)
    if until < concern.since:
        raise WrongDayError
    concern.until = until
    concern.save(update_fields=["until"])
    record(by, "concern.ended", concern.case, mission=concern.mission, kind=concern.kind)
