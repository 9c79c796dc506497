"""Under which keys is a person filed, and under which is she sought?

A key is something both tell of her alike although they tell it differently: how two words of her
name are heard, a word and the year of her birth. Two records that share a rare key, or many, are
worth comparing. Which kinds of keys pay was measured on a million people in many writings
(``benchmarks/finding.py``). Keys hint at what they are made of: they are filed as blind tokens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import Self

from haven.kernel.ages import BirthDate, Precision
from haven.kernel.linkage.levels import believed
from haven.kernel.names import softened, sounds, told

MOST_WORDS = 5
YEARS_ASKED = 1
"""She is sought in the year told and in the years beside it."""

COARSE = 2
"""A slip seldom touches both the first so many consonants of a word and the last."""


class Kind(StrEnum):
    """What a key is made of."""

    PAIR = "pair"
    WRITTEN_PAIR = "written_pair"
    WORD = "word"
    BEGINNING = "beginning"
    END = "end"
    WORD_YEAR = "word_year"
    WRITTEN_YEAR = "written_year"
    COARSE_YEAR = "coarse_year"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a record is filed under."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One word of a name: how it may be heard, and how it is written softly."""

    sounds: tuple[str, ...]
    soft: str

    @classmethod
    def of(cls, word: str, father: str) -> Self:
        """A patronymic is heard as the father's name it tells as well."""
        fathers = sounds(father)[:1] if father else ()
        heard = tuple(dict.fromkeys((*fathers, *sounds(word))))
        return cls(heard, softened(father or word))

    @property
    def beginning(self) -> str:
        """The first consonants as most fully heard."""
        return max(self.sounds, key=len)[:COARSE]

    @property
    def end(self) -> str:
        """The last consonants."""
        return max(self.sounds, key=len)[-COARSE:]


def heard(name: str) -> tuple[Heard, ...]:
    """The words of a name as they are filed."""
    return tuple(Heard.of(word, father) for word, father in told(name)[:MOST_WORDS])


def filed_under(names: Iterable[str], birth: BirthDate | None) -> frozenset[Key]:
    """The keys of a record: of every name she is known by, and of her birth."""
    return _keys(names, birth, around=0)


def sought_under(names: Iterable[str], birth: BirthDate | None) -> frozenset[Key]:
    """The keys to look under, for one year more and one less than is told as well."""
    return _keys(names, birth, around=YEARS_ASKED)


def words_heard(name: str) -> tuple[frozenset[Key], ...]:
    """For each word of a name the keys of its sounds."""
    return tuple(frozenset(_sounds(word)) for word in heard(name))


def years_heard(name: str, birth: BirthDate) -> frozenset[Key]:
    """The keys of each word with the year of birth and the years beside it."""
    years = range(birth.year - YEARS_ASKED, birth.year + YEARS_ASKED + 1)
    return frozenset(
        Key(Kind.WORD_YEAR, f"{sound} {year}")
        for word in heard(name)
        for sound in word.sounds
        for year in years
    )


def birth_told(birth: BirthDate) -> Key | None:
    """The key of a day of birth; none where only the year is told, or 1 January stands for it."""
    born = believed(birth)
    known = born.precision is Precision.DAY
    return Key(Kind.BIRTH, born.earliest.isoformat()) if known else None


def pairs_heard(name: str) -> frozenset[Key]:
    """The keys of every two words of a name."""
    return frozenset(
        key for one, other in combinations(heard(name), 2) for key in _sounding(one, other)
    )


def _keys(names: Iterable[str], birth: BirthDate | None, around: int) -> frozenset[Key]:
    years = range(birth.year - around, birth.year + around + 1) if birth else ()
    keys = set[Key]()
    if birth and (day := birth_told(birth)):
        keys.add(day)
    for name in names:
        words = heard(name)
        for word in words:
            keys.update(_of_word(word), *(_of_word_and_year(word, year) for year in years))
        for one, other in combinations(words, 2):
            keys.update(_sounding(one, other), _of_pair(one, other, years))
    return frozenset(keys)


def _of_word(word: Heard) -> Iterator[Key]:
    yield from _sounds(word)
    yield Key(Kind.BEGINNING, word.beginning)
    yield Key(Kind.END, word.end)


def _sounds(word: Heard) -> Iterator[Key]:
    return (Key(Kind.WORD, sound) for sound in word.sounds)


def _of_word_and_year(word: Heard, year: int) -> Iterator[Key]:
    yield Key(Kind.WRITTEN_YEAR, f"{word.soft} {year}")
    yield from (Key(Kind.WORD_YEAR, f"{sound} {year}") for sound in word.sounds)


def _sounding(one: Heard, other: Heard) -> Iterator[Key]:
    for pair in product(one.sounds, other.sounds):
        yield Key(Kind.PAIR, " ".join(sorted(pair)))


def _of_pair(one: Heard, other: Heard, years: Iterable[int]) -> Iterator[Key]:
    yield Key(Kind.WRITTEN_PAIR, " ".join(sorted((one.soft, other.soft))))
    coarse = " ".join(sorted((one.beginning, other.beginning)))
    yield from (Key(Kind.COARSE_YEAR, f"{coarse} {year}") for year in years)
