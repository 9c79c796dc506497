"""In which drawers of a cabinet a key stands: blind numbers that tell no name by how often.

Whoever steals the database knows how common names are. Were *Muhammad* one token, the commonest
token would be Muhammad's. So a common key is split: each person has it under one of its numbers,
which nobody without the mission's key can join; and rare keys share drawers with others, so that
all drawers hold about the same (Naveed, Kamara and Wright 2015 show the attack this answers).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil, log2
from uuid import UUID

from haven.foundation.vault.tokens import token
from haven.kernel.linkage.filing import Key, Kind

IN_A_DRAWER = 8
"""About so many filings stand in one drawer; what is filed oftener is split."""

FEWEST_BITS = 12
LEAST = 0.5
"""Bits by which every shared drawer speaks at least for a record, however common its key."""

UNCOUNTED: Mapping[Kind, float] = {
    Kind.PAIR: 8,
    Kind.WRITTEN_PAIR: 9,
    Kind.WORD: 5,
    Kind.BEGINNING: 2,
    Kind.END: 2,
    Kind.WORD_YEAR: 7,
    Kind.WRITTEN_YEAR: 7,
    Kind.COARSE_YEAR: 6,
    Kind.BIRTH: 8,
}
"""What a key tells, in bits, where nothing has been counted yet: our guess."""


@dataclass(frozen=True)
class Drawers:
    """The drawers of one cabinet. ``splits`` maps blind numbers of keys to exponents of two.

    ``learnt`` is the key of the weights the mission has learnt, if it has.
    """

    realm: str
    key_version: int
    bits: int
    people: int
    splits: Mapping[int, int] = field(default_factory=dict)
    learnt: int | None = None

    def blind(self, key: Key) -> int:
        """The number of a key that says nothing without the mission's key."""
        return token(self.realm, key.kind, key.text, self.key_version)

    def of_person(self, keys: Iterable[Key], person: UUID) -> frozenset[int]:
        """The drawers she is filed in: one for every key, whichever of its parts is hers."""
        return self.hers(map(self.blind, keys), person)

    def hers(self, blind: Iterable[int], person: UUID) -> frozenset[int]:
        """The drawers in which she would stand who has the keys of these numbers."""
        return frozenset(self._hers(number, person) for number in blind)

    def of_key(self, key: Key) -> list[int]:
        """All drawers in which somebody with this key may be."""
        return self.parts(*self.split(key))

    def split(self, key: Key) -> tuple[int, int]:
        """The number of a key, and the exponent of two: into so many parts it is split."""
        blind = self.blind(key)
        return blind, self.splits.get(blind, 0)

    def parts(self, blind: int, exponent: int) -> list[int]:
        """The drawers of a key of this number that is split so often."""
        return [self._part(blind, part) for part in range(1 << exponent)]

    def weight(self, kind: Kind, exponent: int) -> float:
        """How much it tells, in bits, that somebody stands in a drawer of such a key."""
        if not self.people:
            return UNCOUNTED[kind]
        return max(LEAST, log2(self.people / (IN_A_DRAWER << exponent)))

    def _hers(self, blind: int, person: UUID) -> int:
        exponent = self.splits.get(blind, 0)
        mine = self._mixed(blind, person.hex) & ((1 << exponent) - 1) if exponent else 0
        return self._part(blind, mine)

    def _part(self, blind: int, part: int) -> int:
        """The first part of a key stands where the key stood before it was split."""
        return (self._mixed(blind, str(part)) if part else blind) & ((1 << self.bits) - 1)

    def _mixed(self, blind: int, text: str) -> int:
        return token(self.realm, "part", f"{blind} {text}", self.key_version)


def dealt(counts: Mapping[int, float], filings: float) -> tuple[int, dict[int, int]]:
    """Into how many drawers (bits) to deal, and how often to split which keys, by their counts."""
    bits = max(FEWEST_BITS, ceil(log2(max(filings, 1) / IN_A_DRAWER)))
    common = ((key, count) for key, count in counts.items() if count > IN_A_DRAWER)
    return bits, {key: ceil(log2(count / IN_A_DRAWER)) for key, count in common}


def split_rows(exponent: int) -> int:
    """About how many filings stand in all the drawers of a key that is split so often."""
    return 2 * IN_A_DRAWER << exponent


Split = tuple[int, Kind, int]
"""How often a key is split, what it is made of, and its number."""


def rarest_first(splits: Iterable[Split], most_rows: int) -> Iterator[Split]:
    """The keys that tell most, until the filings behind them are too many to weigh."""
    rows = 0
    for exponent, kind, blind in sorted(splits):
        rows += split_rows(exponent)
        if rows > most_rows and rows > split_rows(exponent):
            return
        yield exponent, kind, blind
