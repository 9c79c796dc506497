"""How alike are two names, whatever the writing and the order of their words?"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
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
    def of(cls, word: str) -> Self:
        return cls(word, GLUED_ARTICLE.sub("", word), frozenset(skeletons(word)))

    def without_vowels(self) -> Self:
        written, bare = (VOWEL.sub("", one) for one in (self.written, self.without_article))
        return type(self)(written, bare, self.heard)


@dataclass(frozen=True)
class ReadName:
    """A name read once, to be compared with many."""

    tokens: tuple[str, ...]
    script: Script

    @classmethod
    def of(cls, name: str) -> Self:
        """Read a name in any writing."""
        return cls(tokens(name)[:MOST_WORDS], script_of(cleaned(name)))

    @cached_property
    def words(self) -> list[_Word]:
        """Its words as they are written and heard."""
        return [_Word.of(word) for word in self.tokens]

    @cached_property
    def words_without_vowels(self) -> list[_Word]:
        """Where the other side leaves the short vowels out, both sides do without any."""
        return [word.without_vowels() for word in self.words]

    def compared(self, other: Self) -> NameMatch:
        """How alike both are; ``a.compared(b) == b.compared(a)``."""
        shorter, longer = sorted((self, other), key=_by_length)
        if not shorter.tokens:
            return NameMatch(0.0, (Reason.DIFFERENT,))
        across = self.script != other.script
        table = _likenesses(
            shorter, longer, vowels=not across or not _writes_no_vowels(self, other)
        )
        places = _best_places(table, len(longer.tokens))
        alike = sum(row[place] for row, place in zip(table, places, strict=True)) / len(table)
        missing = 1 - len(table) / len(longer.tokens)
        same = set(shorter.tokens) <= set(longer.tokens)
        verdict = _verdict(alike, same=same, across=across)
        return NameMatch(
            score=alike * (1 - WEIGHT_OF_MISSING_WORDS * missing),
            reasons=(verdict, *_remarks(verdict, swapped=not _rising(places), missing=missing > 0)),
        )


def compare_names(a: str, b: str) -> NameMatch:
    """Compare two names word by word; their order does not matter, nor which comes first.

    >>> compare_names("Amina Karimova", "Каримова Амина").reasons
    (<Reason.SAME_ACROSS_SCRIPTS: 'same_across_scripts'>, <Reason.SWAPPED: 'swapped'>)
    """
    return ReadName.of(a).compared(ReadName.of(b))


def _writes_no_vowels(*names: ReadName) -> bool:
    return any(name.script is Script.ARABIC for name in names)


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


def _by_length(name: ReadName) -> tuple[int, tuple[str, ...]]:
    return len(name.tokens), name.tokens


def _likenesses(shorter: ReadName, longer: ReadName, *, vowels: bool) -> Likenesses:
    rows = shorter.words if vowels else shorter.words_without_vowels
    columns = longer.words if vowels else longer.words_without_vowels
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
