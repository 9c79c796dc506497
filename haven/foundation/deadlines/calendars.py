"""When a mission works: its time zone, its weekend, its country's public holidays."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import holidays

from haven.foundation.access.models import Mission
from haven.kernel.calendar import SATURDAY, SUNDAY, Span, Unit, WorkCalendar, due

USUAL_WEEKEND = frozenset({SATURDAY, SUNDAY})


def due_for(mission: Mission, span: Span, at: datetime) -> datetime:
    """When a span that starts at a moment ends for a mission.

    Holidays are looked up only where they count: the library needs a second to load its countries.
    """
    if span.unit is Unit.WORKING_DAYS:
        return due(at, span, calendar_of(mission, at))
    return due(at, span, WorkCalendar(mission.time_zone))


def calendar_of(mission: Mission, at: datetime) -> WorkCalendar:
    """The calendar of a mission for the year of a moment and the year after."""
    return _calendar(mission.country, mission.time_zone, at.year)


def knows_holidays_of(country: str) -> bool:
    """Whether the public holidays of a country (ISO 3166, two letters) are known."""
    return country in holidays.list_supported_countries()


@cache
def _calendar(country: str, time_zone: str, year: int) -> WorkCalendar:
    if not knows_holidays_of(country):
        return WorkCalendar(time_zone)
    return WorkCalendar(time_zone, _weekend(country, year), _days_off(country, year))


def _weekend(country: str, year: int) -> frozenset[int]:
    return frozenset(holidays.country_holidays(country, years=year).weekend) or USUAL_WEEKEND


def _days_off(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=(year, year + 1)))
