"""Clocks keep promises: started, paused by two, met, cancelled, and told of when late."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db.utils import IntegrityError

from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.deadlines import actions, clocks, jobs
from haven.foundation.deadlines.actions import (
    ClockStandsStillError,
    ClockStoppedError,
    PauseEndedError,
    ask_pause,
    cancel_clock,
    end_pause,
    meet_clock,
    sign_pause,
    start_clock,
)
from haven.foundation.deadlines.models import Clock, Kind, Pause, PauseReason
from haven.foundation.deadlines.policies import may_see_clock, may_sign_pause
from haven.foundation.deadlines.queries import (
    clocks_of,
    escalated_to,
    kept_in_time,
    late,
    late_clocks,
    open_clocks_of,
    pauses_to_sign,
)
from haven.foundation.deadlines.tests.conftest import DAY, HOUR, WEDNESDAY
from haven.kernel.calendar import Span, Unit

pytestmark = pytest.mark.django_db


def test_a_clock_keeps_the_rule_it_was_started_by(clock, team):
    assert (clock.span, clock.rule) == ("24h", "risk_timeframes/high/first_contact")
    assert clock.due_at == clock.promised_at == WEDNESDAY + DAY
    assert list(clocks_of(team)) == [clock]
    assert clock.kind_name == "First contact"


def test_days_end_at_the_same_wall_clock_time_when_the_hour_changes(team):
    before = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    days = clocks.start(
        kind="task", subject=team, span=Span(1, Unit.CALENDAR_DAYS), rule="test", at=before
    )
    hours = clocks.start(
        kind="first_contact", subject=team, span=Span(24, Unit.HOURS), rule="test", at=before
    )
    days.refresh_from_db()
    assert days.due_at == before + 23 * HOUR
    assert hours.due_at == before + 24 * HOUR


def test_working_days_leave_out_the_weekend_and_the_holidays(team):
    before_may = datetime(2026, 4, 30, 9, 0, tzinfo=UTC)
    clock = clocks.start(
        kind="task", subject=team, span=Span(1, Unit.WORKING_DAYS), rule="test", at=before_may
    )
    assert clock.due_at.date() == datetime(2026, 5, 4, tzinfo=UTC).date()


def test_of_one_kind_only_one_clock_runs_for_a_record(clock, team):
    with pytest.raises(IntegrityError):
        clocks.start_by_risk(kind=clock.kind, subject=team, risk="low", at=WEDNESDAY)


def test_a_follow_up_is_met_and_the_next_one_starts(team):
    for week in range(3):
        at = WEDNESDAY + 7 * week * DAY
        assert clocks.meet(subject=team, at=at, kinds=(Kind.FOLLOW_UP,)) == min(week, 1)
        clocks.start_by_risk(kind=Kind.FOLLOW_UP, subject=team, risk="high", at=at)
    assert Clock.objects.count() == 3
    assert clocks.cancel(subject=team, at=at) == 1
    assert not clocks.running(team).exists()


def test_a_clock_is_handed_over_with_the_case(clock, team, amina, bashir):
    assert clocks.hand_over(subject=team, owner=bashir.user) == 1
    assert not open_clocks_of(amina)
    assert list(open_clocks_of(bashir)) == [clock]


def test_she_who_promised_and_her_supervisor_see_it_and_nobody_else(clock, amina, bashir, chloe):
    assert may_see_clock.allows(amina, clock)
    assert may_see_clock.allows(bashir, clock)
    assert not may_see_clock.allows(chloe, clock)


def test_a_worker_starts_and_meets_her_clock(team, amina, chloe):
    how = {"kind": "task", "subject": team, "span": Span(3, Unit.CALENDAR_DAYS), "rule": "task"}
    with pytest.raises(PermissionDenied):
        start_clock(by=chloe, at=WEDNESDAY, **how)
    clock = start_clock(by=amina, at=WEDNESDAY, owner=amina.user, **how)
    with pytest.raises(PermissionDenied):
        meet_clock(by=chloe, clock=clock, at=WEDNESDAY + HOUR)
    meet_clock(by=amina, clock=clock, at=WEDNESDAY + HOUR)
    assert not clock.is_running
    assert in_words(Entry.objects.order_by("number").last()) == (
        f"amina kept the time limit: task, {team}."
    )


def test_only_a_supervisor_cancels(clock, amina, bashir):
    with pytest.raises(PermissionDenied):
        cancel_clock(by=amina, clock=clock, at=WEDNESDAY)
    cancel_clock(by=bashir, clock=clock, at=WEDNESDAY)
    assert clock.cancelled_at == WEDNESDAY


def paused(clock, by, at=WEDNESDAY + HOUR):
    return ask_pause(by=by, clock=clock, reason=PauseReason.SECURITY, at=at)


def test_a_pause_counts_only_when_a_second_person_has_signed(clock, amina, bashir):
    pause = paused(clock, amina)
    assert list(pauses_to_sign(bashir)) == [pause]
    end_pause(by=amina, pause=pause, at=WEDNESDAY + 6 * HOUR)
    clock.refresh_from_db()
    assert clock.due_at == WEDNESDAY + DAY
    sign_pause(by=bashir, pause=pause)
    clock.refresh_from_db()
    assert clock.due_at == WEDNESDAY + DAY + 5 * HOUR
    assert clock.promised_at == WEDNESDAY + DAY
    assert not pauses_to_sign(bashir)


def test_nobody_signs_her_own_pause(clock, amina, bashir, vesna):
    pause = paused(clock, bashir)
    assert not may_sign_pause.allows(amina, pause)
    assert not may_sign_pause.allows(bashir, pause)
    assert may_sign_pause.allows(vesna, pause)
    with pytest.raises(PermissionDenied):
        sign_pause(by=bashir, pause=pause)
    with pytest.raises(IntegrityError, match="signed_by_another"):
        Pause.objects.filter(pk=pause.pk).update(signed_by=bashir.user)


def test_a_stranger_neither_asks_for_nor_ends_a_pause(clock, amina, chloe):
    with pytest.raises(PermissionDenied):
        paused(clock, chloe)
    with pytest.raises(PermissionDenied):
        end_pause(by=chloe, pause=paused(clock, amina), at=WEDNESDAY + DAY)


def test_a_clock_that_stands_still_is_not_paused_twice(clock, amina):
    paused(clock, amina)
    with pytest.raises(ClockStandsStillError):
        paused(clock, amina)


@pytest.fixture
def quicker(monkeypatch):
    """Somebody does this while she waits for her turn."""

    def quicker(act):
        monkeypatch.setattr(actions, "take_turns", act)

    return quicker


def test_a_double_click_asks_once(clock, amina, quicker):
    def first_click(clock):
        Pause.objects.create(
            mission=clock.mission,
            clock=clock,
            reason=PauseReason.SECURITY,
            starts_at=WEDNESDAY,
            asked_by=amina.user,
        )

    quicker(first_click)
    with pytest.raises(ClockStandsStillError):
        paused(clock, amina)


@pytest.mark.parametrize("how", ["done_at", "cancelled_at"])
def test_what_is_done_or_owed_no_longer_does_not_wait(clock, amina, quicker, how):
    quicker(lambda clock: clocks.stop(Clock.objects.filter(pk=clock.pk), how, WEDNESDAY))
    with pytest.raises(ClockStoppedError):
        paused(clock, amina)
    assert not Pause.objects.exists()


def test_a_pause_that_has_ended_is_not_stretched(clock, amina, bashir):
    pause = paused(clock, amina)
    sign_pause(by=bashir, pause=pause)
    end_pause(by=amina, pause=pause, at=WEDNESDAY + 2 * HOUR)
    clock.refresh_from_db()
    due = clock.due_at
    with pytest.raises(PauseEndedError):
        end_pause(by=amina, pause=pause, at=WEDNESDAY + 9 * DAY)
    clock.refresh_from_db()
    assert clock.due_at == due


def test_a_signed_pause_keeps_a_clock_from_being_late(clock, amina, bashir):
    pause = paused(clock, amina)
    assert late(WEDNESDAY + 2 * DAY).exists()
    sign_pause(by=bashir, pause=pause)
    assert not late(WEDNESDAY + 2 * DAY).exists()


def test_a_pause_that_came_too_late_excuses_nothing(clock, amina, bashir):
    sign_pause(by=bashir, pause=paused(clock, amina, at=WEDNESDAY + 25 * HOUR))
    assert late(WEDNESDAY + 2 * DAY).exists()


def test_meeting_a_clock_ends_its_pause(clock, amina, bashir, team):
    sign_pause(by=bashir, pause=paused(clock, amina))
    clocks.meet(subject=team, at=WEDNESDAY + 4 * HOUR, kinds=(clock.kind,))
    clock.refresh_from_db()
    assert clock.pauses.get().ends_at == clock.done_at
    assert clock.due_at == WEDNESDAY + DAY + 3 * HOUR


def test_a_late_clock_is_told_to_the_supervisor_once(clock, amina, bashir, monkeypatch):
    monkeypatch.setattr(jobs, "now", lambda: WEDNESDAY + DAY)
    jobs.escalate_late()
    assert not Entry.objects.exists()
    monkeypatch.setattr(jobs, "now", lambda: WEDNESDAY + DAY + HOUR)
    jobs.escalate_late()
    jobs.escalate_late()
    entry = Entry.objects.get(act="clock.escalated")
    assert (entry.by, entry.subject_name) == ("console", str(clock))
    assert list(escalated_to(bashir, WEDNESDAY + 2 * DAY)) == [clock]
    assert not escalated_to(amina, WEDNESDAY + 2 * DAY)


def test_a_mission_is_told_of_its_own_late_clocks_only(clock, sarajevo, tbilisi):
    assert list(late_clocks(sarajevo, WEDNESDAY + 2 * DAY)) == [clock]
    assert not late_clocks(tbilisi, WEDNESDAY + 2 * DAY)


def test_how_promises_were_kept(sarajevo, team):
    at = WEDNESDAY
    for hours in (2, 4, 20, 30):
        clocks.start_by_risk(kind=Kind.FIRST_CONTACT, subject=team, risk="high", at=at)
        clocks.meet(subject=team, at=at + hours * HOUR, kinds=(Kind.FIRST_CONTACT,))
        at += 3 * DAY
    clocks.start_by_risk(kind=Kind.FIRST_CONTACT, subject=team, risk="high", at=at)
    kept = kept_in_time(sarajevo, Kind.FIRST_CONTACT, at + 2 * DAY)
    assert (kept.due, kept.in_time, kept.open_late, kept.percent) == (5, 3, 1, 60)
    assert kept.median == 12 * HOUR
    assert kept.ninth_decile == 27 * HOUR
    nothing = kept_in_time(sarajevo, Kind.ASSIGN, at)
    assert (nothing.percent, nothing.median, nothing.ninth_decile) == (None, None, None)


def test_time_spent_standing_still_is_not_counted_as_taken(clock, amina, bashir, sarajevo):
    pause = paused(clock, amina)
    sign_pause(by=bashir, pause=pause)
    end_pause(by=amina, pause=pause, at=WEDNESDAY + 11 * HOUR)
    clock.refresh_from_db()
    meet_clock(by=amina, clock=clock, at=WEDNESDAY + 30 * HOUR)
    kept = kept_in_time(sarajevo, clock.kind, WEDNESDAY + 9 * DAY)
    assert kept.percent == 100
    assert kept.median == 20 * HOUR
