"""How matching judges pairs whose truth is known, and whom it finds among the right-hand side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from haven.foundation.reference import reference_rows
from haven.kernel.linkage import Linkage, Register, Weights
from haven.kernel.names import Script
from haven.people.persons.labelled import Pair, Record

AMONG = 200
"""A pair is judged as if the right-hand record were one of the 200 that finding compares."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One pair, judged; ``rank`` is where the left-hand person was found on the right."""

    scripts: tuple[Script, Script]
    same: bool
    probability: float
    rank: int | None


def evaluated(pairs: list[Pair]) -> list[Evaluated]:
    """Judge every pair, and look every left-hand person up among all right-hand records.

    Every name counts as a typical one: a file of chosen pairs does not tell how common names are.
    """
    entries = list(dict.fromkeys(pair.right for pair in pairs))
    linkage = Linkage(Weights.of(reference_rows("linkage/weights.csv")), people=AMONG)
    ranks = _ranks(linkage, entries, pairs)
    return [
        Evaluated(
            scripts=pair.scripts,
            same=pair.same,
            probability=linkage.score(pair.left.described(), pair.right.described()).probability,
            rank=ranks.get(pair.left),
        )
        for pair in pairs
    ]


def _ranks(
    linkage: Linkage, entries: list[Record], pairs: list[Pair]
) -> Mapping[Record, int | None]:
    register = Register(linkage, [entry.described() for entry in entries])
    places = {entry: place for place, entry in enumerate(entries)}
    return {
        record: register.rank(record.described(), {places[one] for one in hers})
        for record, hers in _known_as(pairs).items()
    }


def _known_as(pairs: Iterable[Pair]) -> dict[Record, set[Record]]:
    """For each left-hand record that has one all right-hand records of the same person.

    The same as the same is the same: one spelling may stand in many pairs.
    """
    groups: dict[tuple[str, Record], set[tuple[str, Record]]] = {}
    for pair in (pair for pair in pairs if pair.same):
        left, right = ("left", pair.left), ("right", pair.right)
        joined = groups.get(left, {left}) | groups.get(right, {right})
        groups |= dict.fromkeys(joined, joined)
    return {
        record: {other for side, other in group if side == "right"}
        for (at, record), group in groups.items()
        if at == "left"
    }
