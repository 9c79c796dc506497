"""Records encoded so that two organisations can compare them and neither tells a name.

A record becomes one Bloom filter (a cryptographic long-term key: Schnell, Bachteler and Reiher,
2009): each feature of it sets a few bits that follow from HMAC-SHA256 under a secret both sides
hold. What is hardened, and against which attacks, stands in ``docs/explanation/encodings.md``:

* all fields go into one filter, and every bit of a feature is drawn by itself (against Niedermeyer,
  Steinmetzer, Kroll and Schnell, 2014);
* every feature is salted with the year of birth, so that a bit means something else in each year
  (against the mining of patterns: Christen, Ranbaduge, Vatsalan and Schnell, 2017);
* what leaves the house has some of its bits turned (BLIP: Alaggan, Gambs and Kermarrec, 2012).

Only what is sought at home is encoded under the neighbouring years as well: that never leaves.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_
from struct import Struct

from haven.kernel.ages import BirthDate, Precision
from haven.kernel.linkage.filing import Heard, heard
from haven.kernel.linkage.levels import YEARS_NEAR, believed

METHOD = "haven-filter-1"
"""Changes with anything that changes a bit: filters of two methods are strangers."""

LENGTH = 1024
"""Bits of a filter: a power of two."""

FILTER_BYTES = LENGTH // 8
TURNED = 80
"""Bits turned in a filter that leaves the house: 8 in 100."""

SECRET_BYTES = 32
MOST_SOUNDS = 4
"""So many ways to hear a word are features of it."""

BITS: Mapping[str, int] = {
    "written": 4,
    "consonants": 3,
    "sound": 8,
    "day": 16,
    "part_of_day": 6,
    "sex": 6,
    "year": 10,
}
"""Bits that a feature of a kind sets, at most 16: what tells people apart weighs more."""

UNSURE = frozenset({"", "unknown"})
PLACES = Struct("<16H")
DRAWN = 16
"""Places that one HMAC tells."""

Feature = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is encoded of a person: a name in any writing, a birth whose year is known, a sex."""

    name: str
    birth: BirthDate
    sex: str = ""


@dataclass(frozen=True)
class Encoder:
    """Encodes under one secret that only two organisations know.

    Raises:
        ValueError: the secret has not 32 bytes.
    """

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError(f"A secret has {SECRET_BYTES} bytes.")

    def filed(self, person: Told) -> int:
        """The filter that leaves the house; the same for the same record."""
        plain = self.of(features(person), person.birth.year)
        rounds = range(TURNED // DRAWN)
        turned = (_places(_drawn(self.secret, f"turned {n} {plain:x}")) for n in rounds)
        return plain ^ _with_bits(place for places in turned for place in places)

    def sought(self, person: Told) -> tuple[int, ...]:
        """The filters to compare with those of others, for the years beside hers as well.

        No bit of them is turned: they never leave the house.
        """
        told, year = features(person), person.birth.year
        around = range(year - YEARS_NEAR, year + YEARS_NEAR + 1)
        return tuple(self.of(told, salt) for salt in around)

    def of(self, told: frozenset[Feature], year: int) -> int:
        """The bare filter of features, salted with a year."""
        key = self._key_of(year)
        return reduce(or_, (_bits(key, feature) for feature in told), 0)

    def _key_of(self, year: int) -> bytes:
        if year not in self._keys:
            self._keys[year] = _drawn(self.secret, f"{METHOD} {year}")
        return self._keys[year]

    @cached_property
    def _keys(self) -> dict[int, bytes]:
        return {}


def features(person: Told) -> frozenset[Feature]:
    """What is told of a person, by kind; the order of the words of her name does not count.

    1 January tells a year only.
    """
    words = (feature for word in heard(person.name) for feature in _of_word(word))
    sex = () if person.sex in UNSURE else (("sex", person.sex),)
    return frozenset((*words, *_of_birth(believed(person.birth)), *sex))


def _of_word(word: Heard) -> Iterator[Feature]:
    """Its softened letters two by two, its consonants two by two, and its whole sounds."""
    yield from (("written", one + other) for one, other in pairwise(f"^{word.soft}$"))
    yield from (("consonants", one + other) for one, other in pairwise(f"^{word.sounds[0]}$"))
    yield from (("sound", sound) for sound in word.sounds[:MOST_SOUNDS])


def _of_birth(born: BirthDate) -> Iterator[Feature]:
    yield "year", f"{born.year}"
    if born.month:
        yield "part_of_day", f"month {born.month}"
    if born.precision is Precision.DAY:
        yield "part_of_day", f"day {born.day}"
        yield "day", f"{born.month} {born.day}"


def _bits(key: bytes, feature: Feature) -> int:
    kind, text = feature
    return _with_bits(_places(_drawn(key, f"{kind} {text}"))[: BITS[kind]])


def _drawn(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _places(drawn: bytes) -> tuple[int, ...]:
    return PLACES.unpack(drawn)


def _with_bits(places: Iterable[int]) -> int:
    return reduce(or_, (1 << place % LENGTH for place in places), 0)
