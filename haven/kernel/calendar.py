"""The arithmetic of clocks: when is it due, what does a pause add, was it kept?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

SATURDAY, SUNDAY = 5, 6

Pause = tuple[datetime, datetime]


class Unit(StrEnum):
    """How the time of a rule is counted."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Span:
    """So many hours or days, as a rule grants them. ValueError when fewer than none."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("A time limit cannot be negative.")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When a mission works. Weekdays count from Monday = 0; `tz` is a name such as Asia/Tbilisi."""

    tz: str
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = field(default_factory=frozenset)
    closes_at: time = time(17)

    def __post_init__(self) -> None:
        if self.weekend >= set(range(7)):
            raise ValueError("A week needs one working day.")

    @property
    def zone(self) -> ZoneInfo:
        """The rules of local time."""
        return ZoneInfo(self.tz)

    def is_working_day(self, day: date) -> bool:
        """Neither weekend nor holiday."""
        return day.weekday() not in self.weekend and day not in self.holidays


def due(start: datetime, span: Span, calendar: WorkCalendar) -> datetime:
    """The last moment in time, in the calendar's zone. ValueError when `start` knows no zone.

    Hours are hours that pass, clock changes or not. Calendar days end at the wall-clock time they
    began. Working days are counted from the day after the start and end when the office closes;
    no days at all end when it next closes.
    """
    if span.unit is Unit.HOURS:
        return (_utc(start) + timedelta(hours=span.count)).astimezone(calendar.zone)
    local = _utc(start).astimezone(calendar.zone)
    if span.unit is Unit.CALENDAR_DAYS:
        return _latest_reading(local + timedelta(days=span.count))
    last_day = _last_working_day(local, span.count, calendar)
    return _latest_reading(datetime.combine(last_day, calendar.closes_at, calendar.zone))


def extended(due: datetime, pauses: Iterable[Pause]) -> datetime:
    """The due moment moved by the time its clock stood still; pauses that overlap count once.

    A pause that starts after the due moment, as moved so far, changes nothing: what is late stays
    late. Nor does one that ends before it starts.
    """
    moved = _utc(due)
    counted_to = datetime.min.replace(tzinfo=UTC)
    for start, end in sorted((_utc(start), _utc(end)) for start, end in pauses):
        if start <= moved:
            moved += max(timedelta(0), end - max(start, counted_to))
            counted_to = max(counted_to, end)
    return moved.astimezone(due.tzinfo)


def kept(due: datetime, done: datetime | None) -> bool:
    """Was it done in time? Done at the very moment is in time; not done is not kept."""
    return done is not None and _utc(done) <= _utc(due)


def _last_working_day(start: datetime, count: int, calendar: WorkCalendar) -> date:
    still_open = start.time() <= calendar.closes_at and calendar.is_working_day(start.date())
    day, left = start.date(), count or 1 - still_open
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    return day


def _utc(moment: datetime) -> datetime:
    """Within one zone Python compares and adds wall clocks; elapsed time needs UTC."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(UTC)


def _latest_reading(local: datetime) -> datetime:
    """A wall-clock time that comes twice in autumn, or never in spring, means the later moment."""
    return max(_utc(local.replace(fold=fold)) for fold in (0, 1)).astimezone(local.tzinfo)
