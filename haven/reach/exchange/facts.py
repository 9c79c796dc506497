"""What the answers of the standard say to statistics: codes and bands, never a person."""

from __future__ import annotations

from collections.abc import Iterator

from haven.foundation.places.countries import UnknownCountryError, country
from haven.kernel.facts import UNKNOWN, Fact
from haven.reach.exchange.models import HtcdsAnswers

WHAT = {
    "ActualVictimOfTrafficking": "identified",
    "PossibleVictimOfTrafficking": "presumed",
}
"""Who was determined to be trafficked is counted apart from who may be."""


def facts() -> Iterator[Fact]:
    """One fact for everybody identified or presumed as trafficked, with the forms exploited in."""
    told = HtcdsAnswers.objects.filter(trafficking_status__in=WHAT)
    for said in told.select_related("mission", "person", "case").defer("answers").iterator():
        yield Fact(
            what=WHAT[said.trafficking_status],
            mission=said.mission.code,
            month=said.case.opened_on.replace(day=1),
            sex=said.person.sex,
            age_band=said.person.age_band,
            region=region(said.person.nationalities),
            exploitation=frozenset(said.exploitation),
        )


def region(nationalities: list[str]) -> str:
    """The region of the first nationality.

    >>> region(["NA", "BA"]), region(["stateless"])
    ('Africa', 'unknown')
    """
    try:
        return country(nationalities[0]).region or UNKNOWN
    except (IndexError, UnknownCountryError):
        return UNKNOWN
