"""Countries: their codes, regions and names in every language of the interface."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from haven.foundation.reference import reference_rows

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STATELESS, UNKNOWN = "stateless", "unknown"

SPECIAL_NATIONALITIES: dict[str, _StrPromise] = {
    STATELESS: _("Stateless"),
    UNKNOWN: _("Not known"),
}
"""What a person may have instead of a country."""


class UnknownCountryError(LookupError):
    """No country has this code."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166, with its UN region and the IOM office that serves it."""

    iso2: str
    iso3: str
    region: str
    subregion: str
    office: str
    in_seeeca: bool
    english_names: tuple[str, ...]
    """As the HTCDS workbook writes it, then other spellings people use."""

    def __str__(self) -> str:
        return self.iso2


def country(code: str) -> Country:
    """The country with this ISO 3166 code of two or three letters.

    Raises:
        UnknownCountryError: there is none.
    """
    try:
        return _by_code()[code]
    except KeyError:
        raise UnknownCountryError(code) from None


@cache
def all_countries() -> tuple[Country, ...]:
    """Every country, by its two-letter code."""
    return tuple(
        Country(
            iso2=row["iso2"],
            iso3=row["iso3"],
            region=row["region"],
            subregion=row["subregion"],
            office=row["office"],
            in_seeeca=row["seeeca"] == "yes",
            english_names=(row["name"], *filter(None, row["also"].split("|"))),
        )
        for row in reference_rows("countries/countries.csv")
    )


def country_name(iso2: str, language: str | None = None) -> str:
    """The name of a country in a language (by default the reader's), from CLDR.

    Raises:
        UnknownCountryError: no country has this code.
    """
    name: str = _territories(language or get_language() or "en").get(country(iso2).iso2, iso2)
    return name


def nationality_name(code: str, language: str | None = None) -> str:
    """The name of a country, or *stateless* or *not known*."""
    special = SPECIAL_NATIONALITIES.get(code)
    return country_name(code, language) if special is None else str(special)


def country_choices() -> list[tuple[str, str]]:
    """Codes and names in the reader's language, in its order; pass the function to a field."""
    return list(_choices(get_language() or "en"))


def nationality_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every nationality: what is no country first and apart; pass the function to a field."""
    special = [(code, str(name)) for code, name in SPECIAL_NATIONALITIES.items()]
    return [(str(_("No country")), special), (str(_("Countries")), country_choices())]


def find_country(text: str) -> Country | None:
    """The country somebody means by an ISO code or a name in any language of the interface.

    >>> find_country("  côte d’ivoire").iso3
    'CIV'
    >>> find_country("NA").english_names
    ('Namibia',)
    """
    return _by_name().get(folded(text))


def folded(text: str) -> str:
    """A name without case, accents and punctuation, for comparing and for sorting.

    >>> folded("Côte d'Ivoire")
    'cote d ivoire'
    """
    letters = (
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"\w+", "".join(letters)))


@cache
def _by_code() -> dict[str, Country]:
    return {code: one for one in all_countries() for code in (one.iso2, one.iso3)}


@cache
def _by_name() -> dict[str, Country]:
    found = {folded(name): one for one in all_countries() for name in one.english_names}
    for language, _name in settings.LANGUAGES:
        found |= {folded(country_name(one.iso2, language)): one for one in all_countries()}
    return found | {code.casefold(): one for code, one in _by_code().items()}


@cache
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    named = [(one.iso2, country_name(one.iso2, language)) for one in all_countries()]
    return tuple(sorted(named, key=lambda choice: folded(choice[1])))


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").territories)
