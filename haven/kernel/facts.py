"""A fact: one countable thing, stripped of everything that could name anybody."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

CODE = re.compile(r"[A-Za-z0-9_+\-/.&' ]{0,60}")
"""What a coded value looks like: short, plain, from a list somebody published."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the statistics. There is no field in which a name could travel.

    Raises:
        ValueError: a value is not a code, or the month is not given by its first day.
    """

    what: str
    mission: str
    month: date
    sex: str = UNKNOWN
    age_band: str = UNKNOWN
    region: str = UNKNOWN
    concerns: frozenset[str] = frozenset()
    exploitation: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    outcome: str = UNKNOWN

    def __post_init__(self) -> None:
        if self.month.day != 1:
            raise ValueError("A fact knows the month, not the day.")
        single = (
            self.what, self.mission, self.sex, self.age_band, self.region, self.outcome
        )  # fmt: skip
        for value in (*single, *self.concerns, *self.exploitation, *self.services):
            if not CODE.fullmatch(value):
                raise ValueError("A fact holds codes only.")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to break a count down: the field it reads and how it spells what it finds.

    With ``many``, one fact may stand in several lines, so that the lines do not add up.
    """

    name: str
    label: str
    field: str
    many: bool = False
    spell: Callable[[date], str] | None = None


DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        Dimension("year", "Year", "month", spell=lambda month: f"{month.year}"),
        Dimension(
            "quarter",
            "Quarter",
            "month",
            spell=lambda month: f"{month.year}-Q{(month.month + 2) // 3}",
        ),
        Dimension("month", "Month", "month", spell=lambda month: f"{month:%Y-%m}"),
        Dimension("mission", "Mission", "mission"),
        Dimension("sex", "Sex", "sex"),
        Dimension("age_band", "Age band", "age_band"),
        Dimension("region", "Region of nationality", "region"),
        Dimension("concern", "Kind of concern", "concerns", many=True),
        Dimension("exploitation", "Form of exploitation", "exploitation", many=True),
        Dimension("service", "Service given", "services", many=True),
        Dimension("outcome", "What came out", "outcome"),
    )
}
"""Every dimension a table of facts can have, by the name people type."""


def age_band(age: int | None) -> str:
    """The published band of an age in whole years (UNHCR's bands, young adults apart).

    >>> age_band(17), age_band(18), age_band(None)
    ('12-17', '18-24', 'unknown')
    """
    if age is None:
        return UNKNOWN
    for upper, band in ((4, "0-4"), (11, "5-11"), (17, "12-17"), (24, "18-24"), (59, "25-59")):
        if age <= upper:
            return band
    return "60+"
