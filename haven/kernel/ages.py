"""Ages of people whose birth dates are half known, and the benefit of the doubt for children."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ADULT_AT = 18  # Convention on the Rights of the Child, 1989, article 1

BANDS = (
    (4, "0-4"),
    (11, "5-11"),
    (14, "12-14"),
    (17, "15-17"),
    (24, "18-24"),
    (59, "25-59"),
)
OLDEST_BAND = "60+"
UNKNOWN_BAND = "unknown"


class Precision(StrEnum):
    """How much of a birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Basis(StrEnum):
    """On what a birth date rests."""

    DOCUMENT = "document"
    STATED = "stated"
    ESTIMATED = "estimated"
    DISPUTED = "disputed"


# UNICEF, Age Assessment: A Technical Note, 2013, asks for a margin of error in the child's favour
# and names no number: two years for an estimate is our choice. A dispute sets one claim against
# another, each perhaps an estimate, so both errors count.
YEARS_OF_DOUBT: Mapping[Basis | None, int] = {Basis.ESTIMATED: 2, Basis.DISPUTED: 4}


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date of which only the year may be known. ValueError when no calendar has it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day of birth needs its month.")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day on which she may have been born."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day on which she may have been born."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class AgeRange:
    """The lowest and the highest age in completed years, both possible."""

    low: int
    high: int


def age_on(birth: BirthDate, day: date) -> AgeRange:
    """The age on a day. ValueError when she cannot have been born by then.

    >>> age_on(BirthDate(2008), date(2026, 6, 1))
    AgeRange(low=17, high=18)
    """
    oldest = _completed_years(birth.earliest, day)
    if oldest < 0:
        raise ValueError("The birth date lies after the day asked about.")
    return AgeRange(low=max(0, _completed_years(birth.latest, day)), high=oldest)


def may_be_a_child(birth: BirthDate | None, basis: Basis | None, day: date) -> bool | None:
    """Whether she must be treated as a child; None when no date is known and somebody must ask.

    The presumption of minority (Committee on the Rights of the Child, General Comment 6, 2005,
    paragraph 31): whoever may be under 18 is treated as a child. So the lowest possible age
    decides, less two years when the date is estimated and four when it is disputed: estimated to
    be 20 she is an adult, at 19 a child until it is known better.

    >>> may_be_a_child(BirthDate(2007), Basis.ESTIMATED, date(2026, 6, 1))
    True
    """
    if birth is None:
        return None
    low = age_on(birth, day).low
    return low - YEARS_OF_DOUBT.get(basis, 0) < ADULT_AT


def age_band(birth: BirthDate | None, on: date) -> str:
    """The published age band; "unknown" when the possible ages lie in two of them.

    A guess would move people between bands: on the border between 15-17 and 18-24 it would count
    children as adults.

    >>> age_band(BirthDate(2014, 5), date(2026, 6, 1)), age_band(BirthDate(2008), date(2026, 6, 1))
    ('12-14', 'unknown')
    """
    if birth is None:
        return UNKNOWN_BAND
    age = age_on(birth, on)
    band = _band(age.low)
    return band if band == _band(age.high) else UNKNOWN_BAND


def _band(age: int) -> str:
    return next((band for oldest, band in BANDS if age <= oldest), OLDEST_BAND)


def _completed_years(born: date, day: date) -> int:
    """Born on 29 February, she is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
