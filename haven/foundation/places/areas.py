"""Administrative areas: p-codes where they are published, ISO 3166-2 where they are not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from haven.foundation.reference import reference_rows


class UnknownAreaError(LookupError):
    """No area has this code."""


@dataclass(frozen=True, slots=True)
class Area:
    """A province (level 1) or a district (level 2) of a country, named as in its source."""

    pcode: str
    name: str
    level: int
    parent: str
    """The p-code of the province of a district; a province has none."""
    country: str
    """ISO 3166, two letters."""

    def __str__(self) -> str:
        return self.pcode


def area(pcode: str) -> Area:
    """The area with this code.

    Raises:
        UnknownAreaError: there is none.
    """
    try:
        return _areas()[pcode]
    except KeyError:
        raise UnknownAreaError(pcode) from None


def areas_of(country: str, level: int = 1) -> tuple[Area, ...]:
    """The areas of one level of a country (ISO 3166, two letters), as their source orders them."""
    return _areas_by_level().get((country, level), ())


@cache
def _areas() -> dict[str, Area]:
    rows = reference_rows("pcodes/cod.csv") + reference_rows("pcodes/iso_3166_2.csv")
    areas = (
        Area(row["pcode"], row["name"], int(row["level"]), row["parent"], row["country"])
        for row in rows
    )
    return {one.pcode: one for one in areas}


@cache
def _areas_by_level() -> dict[tuple[str, int], tuple[Area, ...]]:
    found: dict[tuple[str, int], list[Area]] = {}
    for one in _areas().values():
        found.setdefault((one.country, one.level), []).append(one)
    return {place: tuple(areas) for place, areas in found.items()}
