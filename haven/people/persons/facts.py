"""What persons say to the statistics: a month and codes; nothing is unsealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from haven.foundation.places.countries import UnknownCountryError, country
from haven.kernel.facts import UNKNOWN, Fact
from haven.people.persons.models import Person, Sex

LABELS = {"sex": dict(Sex.choices)}
"""What the codes are called."""

COLUMNS = ("mission__code", "registered_on", "sex", "age_band", "nationalities")
AT_ONCE = 2000
"""So many rows are read at once, so that memory does not grow with their number."""


def facts() -> Iterator[Fact]:
    """A fact for everyone who was met, in the month she was registered."""
    people = Person.objects.filter(forgotten_on=None, joined_into=None).values_list(*COLUMNS)
    for mission, met_on, sex, age_band, nationalities in people.iterator(AT_ONCE):
        yield Fact(
            what="person",
            mission=mission,
            month=met_on.replace(day=1),
            sex=sex,
            age_band=age_band,
            region=region_of(nationalities),
        )


def region_of(nationalities: Iterable[str]) -> str:
    """The region of her nationalities; unknown when they lie in several, or in none.

    >>> region_of(["BA"]), region_of(["stateless"]), region_of(["BA", "TJ"])
    ('Europe', 'unknown', 'unknown')
    """
    regions = {_region(code) for code in nationalities}
    return regions.pop() if len(regions) == 1 else UNKNOWN


def _region(code: str) -> str:
    try:
        return country(code).region or UNKNOWN
    except UnknownCountryError:
        return UNKNOWN
