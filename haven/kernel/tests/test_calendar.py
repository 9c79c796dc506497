"""Clocks that cross weekends, holidays, leap days and changes of the hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.calendar import Span, Unit, WorkCalendar, due, extended, kept

ZONES = ["Europe/Sarajevo", "Europe/Chisinau", "Asia/Tbilisi", "Asia/Dushanbe"]
SARAJEVO = WorkCalendar("Europe/Sarajevo")
FRIDAY_AND_SATURDAY = frozenset({4, 5})

# Tbilisi changed its clocks until 2005.
days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
moments = st.datetimes(
    datetime(2000, 1, 1),
    datetime(2040, 1, 1),
    timezones=st.sampled_from(ZONES).map(ZoneInfo),
    allow_imaginary=False,
)
durations = st.timedeltas(timedelta(days=-10), timedelta(days=30))
pauses = st.lists(st.tuples(moments, durations).map(lambda pause: (pause[0], sum_of(*pause))))
counts = st.integers(0, 60)
calendars = st.builds(
    WorkCalendar,
    tz=st.sampled_from(ZONES),
    weekend=st.frozensets(st.integers(0, 6), max_size=6),
    holidays=st.frozensets(days, max_size=20),
    closes_at=st.times(),
)


def sum_of(moment, duration):
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def at(*parts, zone="Europe/Sarajevo"):
    return datetime(*parts, tzinfo=ZoneInfo(zone))


@given(moments, counts, st.sampled_from(Unit), calendars)
def test_nothing_is_due_before_it_starts(start, count, unit, calendar):
    end = due(start, Span(count, unit), calendar)
    assert end.astimezone(UTC) >= start.astimezone(UTC)
    assert str(end.tzinfo) == calendar.tz


@given(moments, counts, calendars)
def test_hours_are_hours_that_pass(start, count, calendar):
    end = due(start, Span(count, Unit.HOURS), calendar)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=count)


@given(moments, counts, calendars)
def test_calendar_days_keep_the_time_on_the_wall(start, count, calendar):
    local = start.astimezone(calendar.zone)
    end = due(start, Span(count, Unit.CALENDAR_DAYS), calendar)
    off_the_wall = end.replace(tzinfo=None) - local.replace(tzinfo=None) - timedelta(days=count)
    assert off_the_wall in (timedelta(0), timedelta(hours=1))
    if off_the_wall:
        assert end.utcoffset() > (end - timedelta(hours=3)).utcoffset()


@given(moments, st.integers(1, 60), calendars)
def test_working_days_are_counted_one_by_one(start, count, calendar):
    end = due(start, Span(count, Unit.WORKING_DAYS), calendar)
    day, worked = start.astimezone(calendar.zone).date(), 0
    while day < end.date():
        day += timedelta(days=1)
        worked += day.weekday() not in calendar.weekend and day not in calendar.holidays
    assert worked == count
    assert calendar.is_working_day(end.date())


@given(moments, pauses)
def test_pauses_only_ever_move_the_due_moment_later(moment, pauses):
    moved = extended(moment, pauses)
    assert moved.astimezone(UTC) >= moment.astimezone(UTC)
    assert extended(moment, [*pauses, *pauses]) == moved
    assert extended(moment, list(reversed(pauses))) == moved


@given(moments, durations, durations)
def test_one_pause_before_the_due_moment_adds_its_length(moment, before, length):
    start = sum_of(moment, -abs(before))
    moved = extended(moment, [(start, sum_of(start, length))])
    gained = moved.astimezone(UTC) - moment.astimezone(UTC)
    assert gained == max(timedelta(0), length)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (at(2026, 3, 28, 12), Span(24, Unit.HOURS), at(2026, 3, 29, 13)),
        (at(2026, 3, 28, 12), Span(1, Unit.CALENDAR_DAYS), at(2026, 3, 29, 12)),
        (at(2026, 3, 28, 2, 30), Span(1, Unit.CALENDAR_DAYS), at(2026, 3, 29, 3, 30)),
        (at(2026, 10, 24, 12), Span(24, Unit.HOURS), at(2026, 10, 25, 11)),
        (at(2028, 2, 28, 9), Span(1, Unit.CALENDAR_DAYS), at(2028, 2, 29, 9)),
        (at(2027, 2, 28, 9), Span(1, Unit.CALENDAR_DAYS), at(2027, 3, 1, 9)),
        (at(2026, 5, 29, 18), Span(1, Unit.WORKING_DAYS), at(2026, 6, 1, 17)),
        (at(2026, 5, 29, 9), Span(0, Unit.WORKING_DAYS), at(2026, 5, 29, 17)),
        (at(2026, 5, 29, 18), Span(0, Unit.WORKING_DAYS), at(2026, 6, 1, 17)),
    ],
)
def test_clocks_of_sarajevo(start, span, end):
    assert due(start, span, SARAJEVO) == end


def test_every_mission_has_its_own_weekend_holidays_and_hours():
    calendar = WorkCalendar(
        "Asia/Dushanbe",
        weekend=FRIDAY_AND_SATURDAY,
        holidays=frozenset({date(2026, 3, 22)}),
        closes_at=time(15, 30),
    )
    start = at(2026, 3, 19, 10, zone="Asia/Dushanbe")
    assert due(start, Span(2, Unit.WORKING_DAYS), calendar) == at(
        2026, 3, 24, 15, 30, zone="Asia/Dushanbe"
    )


def test_a_pause_after_the_due_moment_comes_too_late():
    late = (at(2026, 5, 2, 9), at(2026, 5, 9, 9))
    assert extended(at(2026, 5, 1, 9), [late]) == at(2026, 5, 1, 9)


def test_overlapping_pauses_count_once():
    first = (at(2026, 5, 1, 9), at(2026, 5, 4, 9))
    second = (at(2026, 5, 2, 9), at(2026, 5, 5, 9))
    assert extended(at(2026, 5, 3, 9), [second, first]) == at(2026, 5, 7, 9)


def test_a_promise_is_kept_up_to_the_very_moment():
    moment = at(2026, 5, 1, 9)
    assert kept(moment, moment)
    assert not kept(moment, moment + timedelta(seconds=1))
    assert not kept(moment, None)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: due(datetime(2026, 5, 1), Span(1, Unit.HOURS), SARAJEVO),
        lambda: Span(-1, Unit.HOURS),
        lambda: WorkCalendar("Asia/Tbilisi", weekend=frozenset(range(7))),
        lambda: kept(at(2026, 5, 1), datetime(2026, 5, 1)),
    ],
    ids=["no zone", "negative", "no working day", "done without zone"],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"zone|negative|working day"):
        wrong()
