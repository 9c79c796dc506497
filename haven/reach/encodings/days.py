"""Which day a moment is on, where the reader is."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localdate


def day_of(at: datetime) -> date:
    """The day of a moment in the time zone in force."""
    return localdate(at)
