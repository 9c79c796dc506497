"""What we promise in every case, and when: a first contact, then one follow-up after another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from haven.foundation.deadlines import clocks
from haven.foundation.deadlines.models import Kind
from haven.foundation.turns import take_turns

if TYPE_CHECKING:
    from haven.people.cases.models import Case

PROMISES = (Kind.FIRST_CONTACT, Kind.FOLLOW_UP)


def begin(case: Case, at: datetime) -> None:
    """Promise the first contact and the follow-up that her risk calls for."""
    for kind in PROMISES:
        _start(case, kind, at)


def begin_many(cases: Sequence[Case], at: datetime) -> None:
    """Promise the same in many cases at once; ``at`` is when we learnt of them."""
    for kind in PROMISES:
        clocks.start_many_by_risk(
            kind=kind, subjects=[(case, case.risk, case.owner) for case in cases], at=at
        )


def begin_following_up(case: Case, at: datetime) -> None:
    """Promise a follow-up: we have been in contact before."""
    _start(case, Kind.FOLLOW_UP, at)


def keep(case: Case, at: datetime) -> None:
    """We were in contact: the promises are kept, and the next follow-up is promised."""
    take_turns(case)  # one contact at a time
    clocks.meet(subject=case, at=at, kinds=PROMISES)
    _start(case, Kind.FOLLOW_UP, at)


def promise_anew(case: Case, at: datetime) -> None:
    """Her risk has changed: what is still owed is owed within the new time."""
    owed = list(clocks.running(case, *PROMISES).values_list("kind", flat=True))
    clocks.cancel(subject=case, at=at, kinds=PROMISES)
    for kind in owed:
        _start(case, kind, at)


def end(case: Case, at: datetime) -> None:
    """Our work is over: nothing is owed any more."""
    clocks.cancel(subject=case, at=at)


def _start(case: Case, kind: str, at: datetime) -> None:
    clocks.start_by_risk(kind=kind, subject=case, risk=case.risk, at=at, owner=case.owner)
