"""How alike are two names, whatever the writing and the order of their words?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import permutations
from typing import Self

from haven.kernel.names.alphabets.given_names import ARE_SPOKEN
from haven.kernel.names.romanising import cleaned
from haven.kernel.names.scripts import Script, script_of
from haven.kernel.names.tokens import told
from haven.kernel.names.words import SAME_FROM, Word, father_agrees, is_short_form, likeness

# Set by hand with benchmarks/names.py, as the levels in `words`.
CLOSE_FROM = 0.65
WEIGHT_OF_MISSING_WORDS = 0.3
WEIGHT_OF_OTHER_PERSON = 0.2
MOST_WORDS = 6


class Reason(StrEnum):
    """What speaks for, or against, two names being one."""

    SAME_SPELLING = "same_spelling"
    SAME_ACROSS_SCRIPTS = "same_across_scripts"
    CLOSE = "close"
    NICKNAME = "nickname"
    FATHER_AGREES = "father_agrees"
    SWAPPED = "swapped"
    PART_ONLY = "part_only"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A likeness between 0 and 1, and why."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ReadName:
    """A name read once, to be compared with many."""

    told: tuple[tuple[str, str], ...]
    script: Script

    @classmethod
    def of(cls, name: str) -> Self:
        """Read a name in any writing."""
        return cls(told(name)[:MOST_WORDS], script_of(cleaned(name)))

    @cached_property
    def written(self) -> frozenset[str]:
        """Its different words."""
        return frozenset(word for word, _ in self.told)

    @cached_property
    def words(self) -> list[Word]:
        """Its words as they are written and heard."""
        untold = not any(father for _, father in self.told)
        alone = len(self.told) == 1
        return [
            Word.of(
                word,
                father,
                may_be_fathers=alone or (untold and index > 0),
                vowels_are_sure=self.script is not Script.ARABIC or word in ARE_SPOKEN,
            )
            for index, (word, father) in enumerate(self.told)
        ]

    @cached_property
    def words_without_vowels(self) -> list[Word]:
        """Where the other side leaves the short vowels out, both sides do without any."""
        return [word.without_vowels() for word in self.words]

    def compared(self, other: Self) -> NameMatch:
        """How alike both are; ``a.compared(b) == b.compared(a)``."""
        shorter, longer = sorted((self, other), key=_by_length)
        return _Comparison.of(shorter, longer).match() if shorter.told else NOTHING_AGREES


NOTHING_AGREES = NameMatch(0.0, (Reason.DIFFERENT,))


def compare_names(a: str, b: str) -> NameMatch:
    """Compare two names word by word; their order does not matter, nor which comes first.

    >>> compare_names("Amina Karimova", "Каримова Амина").reasons
    (<Reason.SAME_ACROSS_SCRIPTS: 'same_across_scripts'>, <Reason.SWAPPED: 'swapped'>)
    """
    return ReadName.of(a).compared(ReadName.of(b))


@dataclass(frozen=True)
class _Comparison:
    """The words of the shorter name, each with its partner in the longer."""

    shorter: ReadName
    longer: ReadName
    pairs: list[tuple[Word, Word]]
    places: tuple[int, ...]
    alike: float

    @classmethod
    def of(cls, shorter: ReadName, longer: ReadName) -> Self:
        rows, columns = _readable_by_both(shorter, longer)
        table = [[likeness(one, other) for other in columns] for one in rows]
        places = best_places(table, len(columns))
        alike = sum(row[place] for row, place in zip(table, places, strict=True)) / len(table)
        pairs = [(one, columns[place]) for one, place in zip(rows, places, strict=True)]
        return cls(shorter, longer, pairs, places, alike)

    def match(self) -> NameMatch:
        score = self.alike * (1 - WEIGHT_OF_MISSING_WORDS * self.missing)
        if self.looks_like_a_relative:
            score *= 1 - WEIGHT_OF_OTHER_PERSON
        return NameMatch(score, tuple(self.reasons()))

    @property
    def missing(self) -> float:
        """The share of words that the shorter name lacks."""
        return 1 - len(self.places) / len(self.longer.told)

    @property
    def is_nickname(self) -> bool:
        return any(is_short_form(one, other) for one, other in self.pairs)

    @property
    def looks_like_a_relative(self) -> bool:
        """Yazan Rashid may be Usama Yazan Rashid's father, and Ali Hasan Karim Hasan Ali Karim's.

        Whoever writes the family name first turns a name round, but exchanges no words within it.
        """
        own = [
            place
            for place, (one, other) in zip(self.places, self.pairs, strict=True)
            if not (one.father and other.father)
        ]
        headless = 0 not in self.places and own == sorted(own)
        return headless or not _is_turned(own)

    def reasons(self) -> Iterator[Reason]:
        verdict = self.verdict()
        yield verdict
        if verdict is Reason.DIFFERENT:
            return
        if self.is_nickname:
            yield Reason.NICKNAME
        if any(father_agrees(one, other) for one, other in self.pairs):
            yield Reason.FATHER_AGREES
        if list(self.places) != sorted(self.places):
            yield Reason.SWAPPED
        if self.missing:
            yield Reason.PART_ONLY

    def verdict(self) -> Reason:
        if self.alike < CLOSE_FROM:
            return Reason.DIFFERENT
        if self.shorter.script != self.longer.script and self.alike >= SAME_FROM:
            return Reason.CLOSE if self.is_nickname else Reason.SAME_ACROSS_SCRIPTS
        same = self.shorter.written <= self.longer.written
        return Reason.SAME_SPELLING if same else Reason.CLOSE


def _by_length(name: ReadName) -> tuple[int, tuple[tuple[str, str], ...], Script]:
    return len(name.told), name.told, name.script


def _readable_by_both(one: ReadName, other: ReadName) -> tuple[list[Word], list[Word]]:
    if one.script != other.script and Script.ARABIC in (one.script, other.script):
        return one.words_without_vowels, other.words_without_vowels
    return one.words, other.words


def best_places(likenesses: list[list[float]], width: int) -> tuple[int, ...]:
    """For each word of the shorter name its partner in the longer; of equals, the one in order."""
    if width == 1:
        return (0,)
    return max(
        permutations(range(width), len(likenesses)),
        key=lambda places: sum(row[place] for row, place in zip(likenesses, places, strict=True)),
    )


def _is_turned(places: list[int]) -> bool:
    """Whether the places rise, or rise from somewhere in the middle on to the beginning."""
    falls = sum(here > after for here, after in zip(places, places[1:] + places[:1], strict=True))
    return falls <= 1
