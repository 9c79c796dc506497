"""The safe-contact rule: when a way to reach her may be used, in the mission's own time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from haven.people.persons.models import Contact, Safety

EVERY_DAY = range(7)

RULE = ("safety", "weekdays", "from_time", "until_time")
"""What says when a contact is safe."""

UNASKED: dict[str, Any] = {
    "safety": Safety.UNKNOWN,
    "weekdays": [],
    "from_time": None,
    "until_time": None,
}
"""The rule of a contact about which nobody has asked her."""

STRICTER = (Safety.SAFE, Safety.RULES, Safety.UNKNOWN, Safety.NEVER)
"""Each lets less through than the one before it."""


def rule_of(contact: Contact) -> dict[str, Any]:
    """When a contact is safe, by the names of its answers."""
    return {name: getattr(contact, name) for name in RULE}


def stricter(one: Contact, other: Contact) -> dict[str, Any]:
    """The stricter of two rules for the same contact; of two sets of hours what both allow."""
    if one.safety == other.safety == Safety.RULES:
        return _common_hours(one, other)
    strictness = [STRICTER.index(Safety(contact.safety)) for contact in (one, other)]
    return rule_of(one if strictness[0] >= strictness[1] else other)


def warning(contact: Contact, at: datetime) -> str | None:
    """Why this contact must not be used now, in words for the worker; None when it is safe."""
    match contact.safety:
        case Safety.NEVER:
            return _("Do not use this contact: she has said it is never safe.")
        case Safety.UNKNOWN:
            return _(
                "Do not use this contact yet: ask her in person first when it is safe, "
                "and write down what she says."
            )
        case Safety.RULES:
            return _out_of_hours(contact, _mission_time(contact, at))
    return None


def hours_in_words(contact: Contact) -> str:
    """The safe hours, such as *Tuesday, Thursday 10:00–12:00*."""
    if contact.from_time is None:
        return ""
    days = ", ".join(str(WEEKDAYS[day]) for day in sorted(contact.weekdays))
    hours = f"{contact.from_time:%H:%M}–{contact.until_time:%H:%M}"
    return " ".join((days or _("every day"), hours))


def _common_hours(one: Contact, other: Contact) -> dict[str, Any]:
    """The days and hours in both rules; where there are none, she must be asked."""
    days = sorted(set(_days(one)) & set(_days(other)))
    start = max(filter(None, (one.from_time, other.from_time)), default=None)
    end = min(filter(None, (one.until_time, other.until_time)), default=None)
    if not days or start is None or end is None or start >= end:
        return UNASKED
    weekdays = [] if len(days) == len(EVERY_DAY) else days
    return {"safety": Safety.RULES, "weekdays": weekdays, "from_time": start, "until_time": end}


def _out_of_hours(contact: Contact, now: datetime) -> str | None:
    if contact.from_time is None or contact.until_time is None:
        return _("Do not use this contact now: its safe hours are not written down.")
    today_is_safe = now.weekday() in _days(contact)
    if today_is_safe and contact.from_time <= now.time() < contact.until_time:
        return None
    return _("Do not use this contact now: it is safe on %(day)s %(from)s–%(until)s.") % {
        "day": WEEKDAYS[_next_day(contact, now)],
        "from": f"{contact.from_time:%H:%M}",
        "until": f"{contact.until_time:%H:%M}",
    }


def _next_day(contact: Contact, now: datetime) -> int:
    """The weekday on which her safe hours begin next."""
    over_today = contact.from_time is None or now.time() >= contact.from_time
    first = now + timedelta(days=1 if over_today else 0)
    ahead = ((first + timedelta(days=wait)).weekday() for wait in EVERY_DAY)
    return next(day for day in ahead if day in _days(contact))


def _days(contact: Contact) -> list[int] | range:
    return contact.weekdays or EVERY_DAY


def _mission_time(contact: Contact, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(contact.mission.time_zone))
