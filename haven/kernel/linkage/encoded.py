"""Compare filters of two organisations: which of ours is probably which of theirs?

Nobody compares all with all: filters are cut into pieces, and only those that share a piece in
which enough bits are set are compared (locality-sensitive hashing: Indyk and Motwani, 1998). The
pieces follow from the filter alone, so that a file needs nothing beside its filters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Self

from haven.kernel.linkage.encoding import FILTER_BYTES, LENGTH

PROBABLE_FROM = 0.53
"""Dice similarity from which a pair is probable: see ``docs/explanation/encodings.md``."""

FEWEST_SET = 3
"""A piece with fewer bits set is shared by too many."""

PIECES = Struct(f"<{FILTER_BYTES // 2}H")
HALF_A_PIECE = 8
ALL = (1 << LENGTH) - 1


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """One of ours and one of theirs, by their places, and how alike they are, 0 to 1."""

    ours: int
    theirs: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The probable pairs, the likeliest first, and how many comparisons it took."""

    pairs: list[LikelyPair]
    candidates: int


def dice(one: int, other: int) -> float:
    """How alike two filters are: twice the bits both set, of the bits of each; 0 to 1.

    >>> dice(0b1100, 0b0110), dice(0, 0)
    (0.5, 0.0)
    """
    both = one.bit_count() + other.bit_count()
    return 2 * (one & other).bit_count() / both if both else 0.0


def compared(ours: Iterable[Sequence[int]], theirs: Sequence[int]) -> Compared:
    """Compare our people, each as `Encoder.sought` encodes her, with the filters of a file.

    Everybody is in one pair at most, the likeliest that is left.
    """
    file = _File.of(theirs)
    found, candidates = list[LikelyPair](), 0
    for place, filters in enumerate(ours):
        likenesses = dict[int, float]()
        for one in filters:
            near = file.near(one)
            candidates += len(near)
            for other in near:
                likeness = dice(one, theirs[other])
                if likeness >= max(PROBABLE_FROM, likenesses.get(other, 0.0)):
                    likenesses[other] = likeness
        found += (LikelyPair(place, other, alike) for other, alike in likenesses.items())
    return Compared(list(_each_once(found)), candidates)


@dataclass(frozen=True, slots=True)
class _File:
    """The filters of a file by their pieces."""

    by_piece: Mapping[int, list[int]]

    @classmethod
    def of(cls, filters: Sequence[int]) -> Self:
        by_piece = defaultdict[int, list[int]](list)
        for place, one in enumerate(filters):
            for piece in _pieces(one):
                by_piece[piece].append(place)
        return cls(dict(by_piece))

    def near(self, one: int) -> set[int]:
        """Who shares a piece with a filter."""
        shared = (self.by_piece[piece] for piece in _pieces(one) if piece in self.by_piece)
        return set[int]().union(*shared)


def _pieces(one: int) -> Iterator[int]:
    """Pieces of two bytes, cut twice: the second time from the middle of the first."""
    turned = (one >> HALF_A_PIECE | one << LENGTH - HALF_A_PIECE) & ALL
    cut = (piece for way in (one, turned) for piece in PIECES.unpack(_written(way)))
    return (number << 16 | piece for number, piece in enumerate(cut) if _tells(piece))


def _tells(piece: int) -> bool:
    return piece.bit_count() >= FEWEST_SET


def _written(one: int) -> bytes:
    return one.to_bytes(FILTER_BYTES, "little")


def _each_once(found: Iterable[LikelyPair]) -> Iterator[LikelyPair]:
    ours, theirs = set[int](), set[int]()
    for pair in sorted(found, key=_likeliest_first):
        if pair.ours not in ours and pair.theirs not in theirs:
            ours.add(pair.ours)
            theirs.add(pair.theirs)
            yield pair


def _likeliest_first(pair: LikelyPair) -> tuple[float, int, int]:
    return -pair.likeness, pair.ours, pair.theirs
