"""How whom somebody looks for is said on a page."""

from __future__ import annotations

from datetime import date

from django.template import Library
from django.utils.formats import date_format

from haven.kernel.ages import BirthDate
from haven.people.persons.models import Sex

register = Library()


@register.filter
def sex(code: str) -> str:
    """The word for a sex."""
    return str(Sex(code).label)


@register.filter
def when(birth: BirthDate | None) -> str:
    """A birth date as far as it is known."""
    if birth is None:
        return ""
    if birth.month is None:
        return str(birth.year)
    day = date(birth.year, birth.month, birth.day or 1)
    return date_format(day, "DATE_FORMAT" if birth.day else "YEAR_MONTH_FORMAT")
