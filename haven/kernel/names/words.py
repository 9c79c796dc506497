"""How alike are two words of names?"""

import re
from dataclasses import dataclass
from typing import Self

from rapidfuzz.fuzz import ratio

from haven.kernel.names.nicknames import full_names
from haven.kernel.names.skeletons import GLUED_ARTICLE, skeletons

# Set by hand with benchmarks/names.py: 19 of 20 pairs of spellings are found alike, and 19 of 20
# pairs of strangers who share one word of two are not.
SAME_FROM = 0.8
LIKENESS_OF_STRANGERS = 0.4
LIKENESS_OF_SHORT_FORM = 0.75

HEARD_WITH_OTHER_VOWEL = 80.0
"""Hasan and Husayn, whom families call their twins, share their consonants."""

VOWEL = re.compile("[aeiouyw]+")
FIRST_VOWEL = re.compile("(?:[kgszctdp]h|[^aeiou])(ou|[aeiou])(?![aeiouwy])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name, made ready for comparing.

    ``rounded`` says whether its first vowel is an o or u, where that is sure; ``father`` is the
    father's name it tells; ``may_be_fathers`` holds where a word that tells none can be one: not
    first, and nowhere in a name that tells the father's name elsewhere.
    """

    written: str
    without_article: str
    heard: frozenset[str]
    rounded: bool | None
    full_names: tuple[Self, ...] = ()
    father: Self | None = None
    may_be_fathers: bool = True

    @classmethod
    def of(
        cls,
        word: str,
        father: str = "",
        *,
        may_be_fathers: bool = True,
        vowels_are_sure: bool = True,
    ) -> Self:
        """Read a word from `tokens`."""
        vowel = FIRST_VOWEL.match(word) if vowels_are_sure else None
        return cls(
            word,
            GLUED_ARTICLE.sub("", word),
            frozenset(skeletons(word)),
            vowel[1][0] in "ou" if vowel else None,
            tuple(cls.of(name) for name in full_names(word)),
            cls.of(father) if father else None,
            may_be_fathers,
        )

    def without_vowels(self) -> Self:
        """The same word, to be compared with one that is written without vowels."""
        return type(self)(
            VOWEL.sub("", self.written),
            VOWEL.sub("", self.without_article),
            self.heard,
            self.rounded,
            tuple(name.without_vowels() for name in self.full_names),
            self.father and self.father.without_vowels(),
            self.may_be_fathers,
        )


def likeness(one: Word, other: Word) -> float:
    """From 0, as alike as any two strangers' words, to 1; the order of both does not matter."""
    if one.father and other.father:
        return _alike(one.father, other.father)
    if one.father or other.father:
        return _alike_to_father(one, other) if one.father else _alike_to_father(other, one)
    return LIKENESS_OF_SHORT_FORM if is_short_form(one, other) else _alike(one, other)


def is_short_form(one: Word, other: Word) -> bool:
    """Whether one is a nickname of the other and does not look like it."""
    if not (one.full_names or other.full_names):
        return False
    full = [_alike(name, other) for name in one.full_names]
    full += [_alike(one, name) for name in other.full_names]
    return max(full) >= SAME_FROM and _alike(one, other) < LIKENESS_OF_SHORT_FORM


def father_agrees(one: Word, other: Word) -> bool:
    """Whether both tell the father's name alike, or one tells just what the other may mean."""
    if one.father and other.father:
        return _alike(one.father, other.father) >= SAME_FROM
    telling, plain = (one, other) if one.father else (other, one)
    if not (telling.father and plain.may_be_fathers):
        return False
    return telling.father.heard == plain.heard and _alike(telling.father, plain) >= SAME_FROM


def _alike_to_father(telling: Word, plain: Word) -> float:
    """Ivanovich is like Ivan where that can be the father, never where it is the son himself."""
    alike = _alike(telling, plain)
    if plain.may_be_fathers and telling.father:
        return max(alike, _alike(telling.father, plain))
    return alike if alike >= SAME_FROM else 0.0


def _alike(one: Word, other: Word) -> float:
    """Half what is written, half what is heard."""
    alike = (_written_alike(one, other) + _heard_alike(one, other)) / 200
    return max(0.0, (alike - LIKENESS_OF_STRANGERS) / (1 - LIKENESS_OF_STRANGERS))


def _written_alike(one: Word, other: Word) -> float:
    return max(
        ratio(one.written, other.written),
        ratio(one.without_article, other.written),
        ratio(one.written, other.without_article),
    )


def _heard_alike(one: Word, other: Word) -> float:
    if not one.heard.isdisjoint(other.heard):
        same = None in (one.rounded, other.rounded) or one.rounded == other.rounded
        return 100.0 if same else HEARD_WITH_OTHER_VOWEL
    return max(ratio(a, b) for a in one.heard for b in other.heard)
