"""What people themselves do with clocks. Other apps start and meet theirs through ``clocks``."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import MissionBound, User
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.deadlines import clocks
from haven.foundation.deadlines.models import Clock, Pause, PauseReason
from haven.foundation.deadlines.policies import (
    may_ask_pause_of,
    may_cancel_clock,
    may_end_pause,
    may_escalate_clock,
    may_meet_clock,
    may_sign_pause,
    may_start_clock_in,
)
from haven.foundation.turns import take_turns
from haven.kernel.calendar import Span


class PauseEndedError(Exception):
    """The pause has ended already; ending it later would stretch what was signed."""

    says = _("This pause has ended already.")


class ClockStandsStillError(Exception):
    """A pause of this clock has not ended yet."""

    says = _("This time limit is paused already. End that pause first.")


class ClockStoppedError(Exception):
    """The clock was met or cancelled: there is nothing left that could wait."""

    says = _("This time limit does not run any more.")


class PauseDecidedError(Exception):
    """Somebody has signed or refused this pause already."""

    says = _("Somebody has decided about this pause already.")


@action
def start_clock(
    *,
    by: Actor,
    kind: str,
    subject: MissionBound,
    span: Span,
    rule: str,
    at: datetime,
    owner: User | None = None,
) -> Clock:
    """Promise to do something about a record in time."""
    may_start_clock_in.require(by, subject.mission)
    clock = clocks.start(kind=kind, subject=subject, span=span, rule=rule, at=at, owner=owner)
    record(by, "clock.started", clock, mission=clock.mission, span=clock.span, rule=rule)
    return clock


@action
def meet_clock(*, by: Actor, clock: Clock, at: datetime) -> None:
    """Say that what was promised is done."""
    may_meet_clock.require(by, clock)
    _stop(clock, "done_at", at)
    record(by, "clock.met", clock, mission=clock.mission)


@action
def cancel_clock(*, by: Actor, clock: Clock, at: datetime) -> None:
    """Say that nothing is owed any more."""
    may_cancel_clock.require(by, clock)
    _stop(clock, "cancelled_at", at)
    record(by, "clock.cancelled", clock, mission=clock.mission)


@action
def ask_pause(*, by: Actor, clock: Clock, reason: PauseReason, at: datetime) -> Pause:
    """Ask that a clock stands still; it does so once a supervisor has signed.

    Raises:
        ClockStandsStillError: a pause of this clock has not ended yet.
        ClockStoppedError: what was promised is done, or owed no longer.
    """
    may_ask_pause_of.require(by, clock)
    take_turns(clock)  # a double click asks once
    clock.refresh_from_db(fields=["done_at", "cancelled_at"])
    if not clock.is_running:
        raise ClockStoppedError
    if clock.pauses.filter(ends_at__isnull=True).exists():
        raise ClockStandsStillError
    pause = Pause.objects.create(
        mission=clock.mission, clock=clock, reason=reason, starts_at=at, asked_by=by.user
    )
    record(by, "pause.asked", clock, mission=clock.mission, reason=reason)
    return pause


@action
def sign_pause(*, by: Actor, pause: Pause) -> None:
    """Agree, as a second person, that a clock stands still.

    Raises:
        PauseDecidedError: another has signed or refused it.
    """
    may_sign_pause.require(by, pause)
    _refuse_decided(pause)
    pause.signed_by = by.user
    pause.save(update_fields=["signed_by"])
    clocks.move_by_pauses(pause.clock)
    record(by, "pause.signed", pause.clock, mission=pause.mission, reason=pause.reason)


@action
def refuse_pause(*, by: Actor, pause: Pause, at: datetime) -> None:
    """Say, as a second person, that a clock runs on as if nobody had asked.

    Raises:
        PauseDecidedError: another has signed or refused it.
    """
    may_sign_pause.require(by, pause)
    _refuse_decided(pause)
    pause.refused_by, pause.ends_at = by.user, pause.ends_at or at
    pause.save(update_fields=["refused_by", "ends_at"])
    record(by, "pause.refused", pause.clock, mission=pause.mission, reason=pause.reason)


@action
def end_pause(*, by: Actor, pause: Pause, at: datetime) -> None:
    """Let a clock run on; the time it stood still is added when two agreed to it.

    Raises:
        PauseEndedError: it has ended already.
    """
    may_end_pause.require(by, pause)
    if not Pause.objects.filter(pk=pause.pk, ends_at__isnull=True).exists():
        raise PauseEndedError
    pause.ends_at = at
    pause.save(update_fields=["ends_at"])
    clocks.move_by_pauses(pause.clock)
    record(by, "pause.ended", pause.clock, mission=pause.mission)


@action
def escalate_clock(*, by: Actor, clock: Clock, at: datetime) -> None:
    """Tell the supervisors, once, that a promise is late."""
    may_escalate_clock.require(by, clock)
    clock.escalated_at = at
    clock.save(update_fields=["escalated_at"])
    record(by, "clock.escalated", clock, mission=clock.mission)


def _stop(clock: Clock, how: str, at: datetime) -> None:
    clocks.stop(Clock.objects.filter(pk=clock.pk), how, at)
    clock.refresh_from_db()


def _refuse_decided(pause: Pause) -> None:
    """One answer to one question; whoever comes second waits, and reads it."""
    take_turns(pause)
    waiting = Pause.objects.filter(pk=pause.pk, signed_by__isnull=True, refused_by__isnull=True)
    if not waiting.exists():
        raise PauseDecidedError
