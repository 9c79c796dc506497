"""The lists of the standard: from what stands in a cell to codes, and from codes to labels.

Cells of the published workbooks hold labels, joined by "; ", and four labels hold "; " themselves:
so the longest label that fits is taken first, and nothing is split inside a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from haven.foundation.places.countries import (
    SPECIAL_NATIONALITIES,
    UnknownCountryError,
    country,
    find_country,
)
from haven.foundation.reference import reference_rows

CODES_IN_CELLS = frozenset({"prs_Gender"})
"""Fields whose cells hold codes in the published workbooks; all others hold labels."""

JOINED = "; "
SAID_OFTEN = 4096
"""So many different answers are remembered: in a long workbook most have been read before."""


@dataclass(frozen=True, slots=True)
class Unmatched(Exception):  # noqa: N818 - carries what no code fits, for the sentence
    """A part of a cell that no code and no label fits."""

    part: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """The answers one field allows: labels by code, in the standard's order."""

    labels: dict[str, str]
    codes: dict[str, str]
    pattern: re.Pattern[str]

    def one(self, text: str) -> str:
        """The code of one answer, given as code or label.

        Raises:
            Unmatched: there is none.
        """
        code = self.codes.get(_folded(text))
        if code is None:
            raise Unmatched(text.strip())
        return code

    def several(self, text: str) -> tuple[str, ...]:
        """The codes of several answers, each once, as they stand.

        Raises:
            Unmatched: a part is no answer of the list.
        """
        words = text.split()
        if all(_folded(word) in self.codes for word in words):
            return tuple(dict.fromkeys(map(self.one, words)))  # a survey parts codes by blanks
        return tuple(dict.fromkeys(self._parts(" ".join(words))))

    def _parts(self, text: str) -> Iterable[str]:
        at = 0
        while at < len(text):
            found = self.pattern.match(text, at)
            if not found:
                raise Unmatched(text[at:].split(JOINED)[0])
            yield self.one(found[1])
            at = found.end()


@lru_cache(SAID_OFTEN)
def codes_of(field: str, text: str) -> tuple[str, ...]:
    """The codes a cell of a field gives, where several are allowed; see ``CodeList.several``."""
    return code_list(field).several(text)


@cache
def code_list(field: str) -> CodeList:
    """The list of a field; KeyError when it has none."""
    labels = _all_labels()[field]
    codes = {_folded(said): code for code, label in labels.items() for said in (label, code)}
    said = sorted({*labels, *labels.values()}, key=len, reverse=True)
    any_of_them = "|".join(map(re.escape, said))
    pattern = re.compile(rf"[;,\s]*({any_of_them})\s*(?:[;,]\s*|$)", re.IGNORECASE)
    return CodeList(labels, codes, pattern)


@lru_cache(SAID_OFTEN)
def country_code(text: str) -> str:
    """The ISO 3166 code of a country by code or name, or *stateless* or *unknown*.

    Raises:
        Unmatched: no country is called so.
    """
    folded = _folded(text)
    if folded in SPECIAL_NATIONALITIES:
        return folded
    found = find_country(text)
    if found is None:
        raise Unmatched(text.strip())
    return found.iso2


@lru_cache(SAID_OFTEN)
def country_codes(text: str) -> tuple[str, ...]:
    """Several countries, parted by semicolons, or by commas where no name holds one.

    Raises:
        Unmatched: a part is no country.
    """
    parts = [part for part in text.split(";") if part.strip()]
    try:
        return tuple(dict.fromkeys(map(country_code, parts)))
    except Unmatched:
        smaller = [part for part in re.split("[;,]", text) if part.strip()]
        return tuple(dict.fromkeys(map(country_code, smaller)))


def label_of(field: str, code: str) -> str:
    """What a cell of the published workbook says for a code."""
    return code if field in CODES_IN_CELLS else _all_labels()[field][code]


def country_label(code: str) -> str:
    """The name the published workbook has for a country."""
    try:
        return country(code).english_names[0]
    except UnknownCountryError:
        return code.capitalize()


@cache
def _all_labels() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    for row in reference_rows("htcds/codelists.csv"):
        lists.setdefault(row["field"], {})[row["code"]] = row["label"]
    return lists


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
