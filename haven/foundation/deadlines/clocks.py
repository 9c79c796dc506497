"""Start, meet and cancel clocks inside the actions of higher apps, which ask and record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from haven.foundation.access.models import Mission, MissionBound, User
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.calendars import due_for
from haven.foundation.deadlines.models import RUNNING, Clock, Pause
from haven.foundation.deadlines.timeframes import span_for, span_in_text
from haven.foundation.inserting import insert_values
from haven.kernel.calendar import Span, extended

if TYPE_CHECKING:
    from django.db.models import QuerySet


PROMISE = ("span", "rule", "starts_at", "promised_at", "due_at")


def start(
    *,
    kind: str,
    subject: MissionBound,
    span: Span,
    rule: str,
    at: datetime,
    owner: User | None = None,
) -> Clock:
    """Promise to do something about a record in time. ``rule`` names where the span comes from.

    Of one kind only one clock runs for a record; the database refuses a second.
    """
    clock = _promise(kind, subject, span, rule, at, owner)
    clock.save()
    return clock


def start_by_risk(
    *, kind: str, subject: MissionBound, risk: str, at: datetime, owner: User | None = None
) -> Clock:
    """Promise what the risk of the person calls for.

    Raises:
        NoTimeframeError: nothing is published for this kind at this risk.
    """
    rule = f"risk_timeframes/{risk}/{kind}"
    span = span_for(kind, risk)
    return start(kind=kind, subject=subject, span=span, rule=rule, at=at, owner=owner)


def start_many_by_risk(
    *, kind: str, subjects: Iterable[tuple[MissionBound, str, User | None]], at: datetime
) -> None:
    """Promise what the risk of many people calls for; each subject with her risk and its owner.

    Raises:
        NoTimeframeError: nothing is published for this kind at one of the risks.
    """
    promised = cache(partial(_promised, kind, at))
    insert_values(
        Clock,
        ("mission", "kind", "subject", "subject_name", "owner", *PROMISE),
        [
            (
                subject.mission_id,
                kind,
                subject_of(subject),
                str(subject)[:80],
                owner and owner.pk,
                *promised(subject.mission, risk),
            )
            for subject, risk, owner in subjects
        ],
    )


def running(subject: MissionBound, *kinds: str) -> QuerySet[Clock]:
    """The clocks that run for a record: of these kinds, or all."""
    clocks = Clock.objects.filter(RUNNING, subject=subject_of(subject))
    return clocks.filter(kind__in=kinds) if kinds else clocks


def meet(*, subject: MissionBound, at: datetime, kinds: tuple[str, ...]) -> int:
    """These promises are kept; returns how many clocks stopped, none when none ran."""
    return stop(running(subject, *kinds), "done_at", at)


def cancel(*, subject: MissionBound, at: datetime, kinds: tuple[str, ...] = ()) -> int:
    """Nothing is owed any more, by these kinds or at all; returns how many clocks stopped."""
    return stop(running(subject, *kinds), "cancelled_at", at)


def hand_over(*, subject: MissionBound, owner: User | None) -> int:
    """Somebody else keeps the promises about a record from now on; returns how many."""
    return running(subject).update(owner=owner)


def move_by_pauses(clock: Clock) -> None:
    """Set anew when a clock is due: its promise, and the time it stood still as two agreed."""
    stood_still = clock.pauses.filter(signed_by__isnull=False, ends_at__isnull=False)
    clock.due_at = extended(
        clock.promised_at,
        [(pause.starts_at, pause.ends_at) for pause in stood_still if pause.ends_at],
    )
    clock.save(update_fields=["due_at"])


def stop(clocks: QuerySet[Clock], how: str, at: datetime) -> int:
    """Let clocks end as ``done_at`` or ``cancelled_at``; a pause one is in ends with it."""
    for paused in clocks.filter(pauses__in=Pause.objects.filter(ends_at__isnull=True)):
        paused.pauses.filter(ends_at__isnull=True).update(ends_at=at)
        move_by_pauses(paused)
    return clocks.update(**{how: at})


def _promise(
    kind: str, subject: MissionBound, span: Span, rule: str, at: datetime, owner: User | None
) -> Clock:
    promised = due_for(subject.mission, span, at)
    return Clock(
        mission=subject.mission,
        kind=kind,
        subject=subject_of(subject),
        subject_name=str(subject)[:80],
        owner=owner,
        span=span_in_text(span),
        rule=rule,
        starts_at=at,
        promised_at=promised,
        due_at=promised,
    )


def _promised(kind: str, at: datetime, mission: Mission, risk: str) -> tuple[object, ...]:
    """What is promised at this risk: the values of ``PROMISE``."""
    span = span_for(kind, risk)
    due_at = due_for(mission, span, at)
    return span_in_text(span), f"risk_timeframes/{risk}/{kind}", at, due_at, due_at
