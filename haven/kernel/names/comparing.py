"""How alike are two names, whatever the writing and the order of their words?"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import Self, TypeAlias

from rapidfuzz.fuzz import ratio

from haven.kernel.names.romanising import cleaned
from haven.kernel.names.scripts import Script, script_of
from haven.kernel.names.skeletons import GLUED_ARTICLE, skeletons
from haven.kernel.names.tokens import tokens

# Set by hand with benchmarks/names.py: 19 of 20 pairs of spellings are found alike, and 19 of 20
# pairs of strangers who share one word of two are not.
CLOSE_FROM = 0.65
SAME_FROM = 0.8
LIKENESS_OF_STRANGERS = 0.4
WEIGHT_OF_MISSING_WORDS = 0.3
MOST_WORDS = 6

VOWEL = re.compile("[aeiouyw]+")

Likenesses: TypeAlias = list[list[float]]


class Reason(StrEnum):
    """What speaks for, or against, two names being one."""

    SAME_SPELLING = "same_spelling"
    SAME_ACROSS_SCRIPTS = "same_across_scripts"
    CLOSE = "close"
    SWAPPED = "swapped"
    PART_ONLY = "part_only"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A likeness between 0 and 1, and why."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    without_article: str
    heard: frozenset[str]

    @classmethod
    def of(cls, word: str, *, vowels_written: bool) -> Self:
        """Where one side leaves the short vowels out, both sides do without any."""
        written, bare = word, GLUED_ARTICLE.sub("", word)
        if not vowels_written:
            written, bare = VOWEL.sub("", written), VOWEL.sub("", bare)
        return cls(written, bare, frozenset(skeletons(word)))


def compare_names(a: str, b: str) -> NameMatch:
    """Compare two names word by word; their order does not matter, nor which comes first.

    >>> compare_names("Amina Karimova", "Каримова Амина").reasons
    (<Reason.SAME_ACROSS_SCRIPTS: 'same_across_scripts'>, <Reason.SWAPPED: 'swapped'>)
    """
    shorter, longer = sorted((tokens(a)[:MOST_WORDS], tokens(b)[:MOST_WORDS]), key=_by_length)
    if not shorter:
        return NameMatch(0.0, (Reason.DIFFERENT,))
    scripts = {script_of(cleaned(a)), script_of(cleaned(b))}
    one_writes_no_vowels = len(scripts) > 1 and Script.ARABIC in scripts
    table = _likenesses(shorter, longer, vowels_written=not one_writes_no_vowels)
    places = _best_places(table, len(longer))
    alike = sum(row[place] for row, place in zip(table, places, strict=True)) / len(shorter)
    missing = 1 - len(shorter) / len(longer)
    verdict = _verdict(alike, same=set(shorter) <= set(longer), across=len(scripts) > 1)
    return NameMatch(
        score=alike * (1 - WEIGHT_OF_MISSING_WORDS * missing),
        reasons=(verdict, *_remarks(verdict, swapped=not _rising(places), missing=missing > 0)),
    )


def _verdict(alike: float, *, same: bool, across: bool) -> Reason:
    if alike < CLOSE_FROM:
        return Reason.DIFFERENT
    if across and alike >= SAME_FROM:
        return Reason.SAME_ACROSS_SCRIPTS
    return Reason.SAME_SPELLING if same else Reason.CLOSE


def _remarks(verdict: Reason, *, swapped: bool, missing: bool) -> tuple[Reason, ...]:
    """What to add about names that are alike."""
    remarks = ((Reason.SWAPPED, swapped), (Reason.PART_ONLY, missing))
    return tuple(reason for reason, holds in remarks if holds and verdict is not Reason.DIFFERENT)


def _rising(places: tuple[int, ...]) -> bool:
    return list(places) == sorted(places)


def _by_length(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(words), words


def _likenesses(
    shorter: tuple[str, ...], longer: tuple[str, ...], *, vowels_written: bool
) -> Likenesses:
    columns = [_Word.of(word, vowels_written=vowels_written) for word in longer]
    rows = [_Word.of(word, vowels_written=vowels_written) for word in shorter]
    return [[_likeness(one, other) for other in columns] for one in rows]


def _likeness(one: _Word, other: _Word) -> float:
    """Half what is written, half what is heard; 0 for words as alike as any two strangers'."""
    alike = (_written_alike(one, other) + _heard_alike(one, other)) / 200
    return max(0.0, (alike - LIKENESS_OF_STRANGERS) / (1 - LIKENESS_OF_STRANGERS))


def _written_alike(one: _Word, other: _Word) -> float:
    return max(
        ratio(one.written, other.written),
        ratio(one.without_article, other.written),
        ratio(one.written, other.without_article),
    )


def _heard_alike(one: _Word, other: _Word) -> float:
    if not one.heard.isdisjoint(other.heard):
        return 100.0
    return max(ratio(a, b) for a in one.heard for b in other.heard)


def _best_places(likenesses: Likenesses, width: int) -> tuple[int, ...]:
    """For each word of the shorter name its partner in the longer."""
    return max(
        permutations(range(width), len(likenesses)),
        key=lambda places: sum(row[place] for row, place in zip(likenesses, places, strict=True)),
    )
