"""What the decisions of people teach about the weights."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from haven.kernel.linkage.describing import Description
from haven.kernel.linkage.levels import Field, Level
from haven.kernel.linkage.scoring import Linkage, Rival
from haven.kernel.linkage.weights import Chances, Weights

FEWEST_DECIDED = 300

START_M, START_U, START_KIN = 100, 10_000, 100
"""As many decided pairs as the weights so far stand for. At a desk people see look-alikes, never
strangers as they come: what it teaches about strangers is believed slowly."""

Counted = Counter[tuple[Field, Level]]


class TooFewDecidedError(ValueError):
    """There are not yet enough decided pairs to learn from."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Two records of which people decided whether they are one person's."""

    one: Description
    other: Description
    same: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """The same without the records: what was seen of them, and who the other would likelier be."""

    rival: Rival
    levels: tuple[tuple[Field, Level], ...]
    same: bool


def reestimated(linkage: Linkage, decided: Sequence[Decided]) -> Weights:
    """The weights after what was decided, smoothed by those of ``linkage``.

    Raises:
        TooFewDecidedError: fewer than 300 pairs.
    """
    return relearnt(linkage.weights, [_seen(linkage, pair) for pair in decided])


def relearnt(weights: Weights, seen: Sequence[Seen]) -> Weights:
    """The weights after what was decided, smoothed by those before.

    Pairs of one person teach m. A pair of two people teaches u, or kin where the likelier
    explanation of its likeness is that they are relatives. TooFewDecidedError below 300 pairs.
    """
    if len(seen) < FEWEST_DECIDED:
        raise TooFewDecidedError(f"Weights are learnt from {FEWEST_DECIDED} decided pairs or more.")
    ones, strangers, relatives = Counted(), Counted(), Counted()
    for pair in seen:
        others = strangers if pair.rival is Rival.STRANGER else relatives
        (ones if pair.same else others).update(pair.levels)
    return Weights(
        {
            key: Chances(
                m=_smoothed(ones, key, START_M, chances.m),
                u=_smoothed(strangers, key, START_U, chances.u),
                kin=_smoothed(relatives, key, START_KIN, chances.kin),
            )
            for key, chances in weights.chances.items()
        }
    )


def _seen(linkage: Linkage, pair: Decided) -> Seen:
    score = linkage.score(pair.one, pair.other)
    levels = tuple((part.field, part.level) for part in score.parts)
    return Seen(score.rival, levels, pair.same)


def _smoothed(counted: Counted, key: tuple[Field, Level], start: int, chance: float) -> float:
    """The share of a level among all seen of its field, the start counted in."""
    seen = sum(count for (field, _), count in counted.items() if field is key[0])
    return (counted[key] + start * chance) / (seen + start)
