"""When she was born: written down as far as it is known, and what follows for her protection."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from haven.kernel import ages
from haven.kernel.ages import BirthDate

if TYPE_CHECKING:
    from haven.people.persons.models import Person

Written = dict[str, int | None]


def written(birth: BirthDate) -> Written:
    """A birth date as it is sealed."""
    return {"year": birth.year, "month": birth.month, "day": birth.day}


def birth_of(person: Person) -> BirthDate | None:
    """Her birth date, or None when it is not known or forgotten."""
    return BirthDate(**person.birth) if person.birth else None


def age_band(birth: BirthDate | None, on: date) -> str:
    """The published age band on a day."""
    return ages.age_band(birth, on)


def treated_as_child_until(birth: BirthDate | None, basis: str, on: date) -> date | None:
    """The last day she is treated as a child; None for a sure adult and when nothing is known.

    The youngest reading of the date counts, with the margin an estimate or a dispute deserves
    (``haven.kernel.ages.may_be_a_child``). It is rounded up to the end of the month: the column
    is not sealed and must not tell her birthday.
    """
    known = ages.Basis(basis) if basis else None
    if not ages.may_be_a_child(birth, known, on) or birth is None:
        return None
    years = ages.ADULT_AT + ages.YEARS_OF_DOUBT.get(known, 0)
    year, month = birth.latest.year + years, birth.latest.month
    return date(year, month, monthrange(year, month)[1])
