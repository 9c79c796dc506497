"""The words of names as columns of numbers and short texts, so that a database can compare them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from math import log2
from typing import NamedTuple

from haven.kernel.names import skeletons, tokens

SLOTS = 4
"""So many different words of all names of a person are compared."""

MASK = 62
"""The bits of a whole number in every engine, sign and one spare left out."""

VOWELS = re.compile("[aeiouyw]+")
DOUBLED = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """One word: written in Latin letters, its consonants, its fullest sound, all ways to hear it.

    ``letters`` are those it is written with, in the order of the alphabet.

    Two words share a way when both their ``low`` and their ``high`` bits overlap; one pair of
    strangers in 1,000 seems to by chance.
    """

    text: str
    letters: str
    bones: str
    sound: str
    ways: tuple[int, ...]
    low: int
    high: int


NO_WORD = Word("", "", "", "", (), 0, 0)


@lru_cache(maxsize=200_000)
def read(text: str) -> Word:
    """Read a word from ``haven.kernel.names.tokens``."""
    sounds = skeletons(text)
    digests = [blake2b(sound.encode(), digest_size=6).digest() for sound in sounds]
    bones = DOUBLED.sub(r"\1", VOWELS.sub("", text)) or text
    return Word(
        text,
        "".join(sorted(text)),
        bones,
        max(sounds, key=len),
        tuple(int.from_bytes(digest[:4]) >> 1 for digest in digests),
        sum({1 << int.from_bytes(digest[:2]) % MASK for digest in digests}),
        sum({1 << int.from_bytes(digest[2:4]) % MASK for digest in digests}),
    )


def words_of(names: Iterable[str]) -> list[Word]:
    """The words of all names; what sounds the same counts once."""
    heard = {word.sound: word for name in names for word in map(read, tokens(name))}
    return list(heard.values())[:SLOTS]


Tally = Mapping[str, int]
"""How often each word was written."""

Rarity = tuple[float, float, float]
"""How many bits it says to share a word's spelling, its consonants, its commonest sound."""


def rarities(tally: Tally) -> dict[str, Rarity]:
    """The rarity of every word that was counted."""
    words = {text: read(text) for text in tally}
    bones, ways = defaultdict[str, int](int), defaultdict[int, int](int)
    for text, times in tally.items():
        bones[words[text].bones] += times
        for way in words[text].ways:
            ways[way] += times
    total = sum(tally.values())
    return {
        text: (
            _bits(times, total),
            _bits(bones[words[text].bones], total),
            _bits(max(ways[way] for way in words[text].ways), total),
        )
        for text, times in tally.items()
    }


def _bits(times: int, total: int) -> float:
    return -log2((times + 1) / (total + 2))
