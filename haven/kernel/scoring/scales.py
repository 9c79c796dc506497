"""A scale: points of questions, or of other scales, weighed together and read in bands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import prod

from haven.kernel.scoring.answers import Missing
from haven.kernel.scoring.points import NOTHING, Point

EXACT_TO = 10
"""Decimal places that count at a bound: a third of thirds must not fall beside it."""


class How(StrEnum):
    """How points become a total. What gives no point is left out of all of them."""

    SUM = "sum"
    MEAN = "mean"
    HIGHEST = "highest"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Band:
    """What a total means: from a bound on, or only above it. The lowest band has no bound."""

    name: str
    bound: Decimal | None = None
    beyond: bool = False

    def holds(self, total: Decimal) -> bool:
        """Whether a total lies on this side of the bound."""
        if self.bound is None:
            return True
        return total > self.bound if self.beyond else total >= self.bound


@dataclass(frozen=True, slots=True)
class Reason:
    """What one question, or one scale within this one, brought to the total."""

    name: str
    answer: str
    points: Decimal | None
    weight: Decimal
    worth: Decimal
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A total with the reason for every point; no total where nothing was answered."""

    scale: str
    total: Decimal | None
    band: str
    reasons: tuple[Reason, ...]

    def without_answer(self, *why: Missing) -> int:
        """To how many questions there was no answer, for one of these reasons."""
        return sum(reason.missing in why for reason in self.reasons)


Combined = Callable[[Sequence[Reason]], Decimal]

COMBINED: Mapping[How, Combined] = {
    How.SUM: lambda reasons: sum((reason.worth for reason in reasons), NOTHING),
    How.MEAN: lambda reasons: (
        sum((reason.worth for reason in reasons), NOTHING)
        / sum((reason.weight for reason in reasons), NOTHING)
    ),
    How.HIGHEST: lambda reasons: max(reason.worth for reason in reasons),
    How.PRODUCT: lambda reasons: prod((reason.worth for reason in reasons), start=Decimal(1)),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """What is weighed together; ``weights`` are by the name of a question or an earlier scale."""

    name: str
    weights: Mapping[str, Decimal]
    how: How = How.SUM
    bands: Sequence[Band] = ()

    def score(self, points: Mapping[str, Point]) -> Score:
        """The total, its band, and the reason for every point."""
        reasons = tuple(self._reason(points[name], weight) for name, weight in self.weights.items())
        counted = [reason for reason in reasons if reason.points is not None]
        total = COMBINED[self.how](counted) if counted else None
        return Score(self.name, total, self._band(total), reasons)

    def _reason(self, point: Point, weight: Decimal) -> Reason:
        worth = NOTHING if point.points is None else weight * point.points
        return Reason(point.question, point.answer, point.points, weight, worth, point.missing)

    def _band(self, total: Decimal | None) -> str:
        if total is None:
            return ""
        reached = [band for band in self.bands if band.holds(round(total, EXACT_TO))]
        return max(reached, key=_height).name if reached else ""


def _height(band: Band) -> tuple[Decimal, bool]:
    return (Decimal("-Infinity") if band.bound is None else band.bound, band.beyond)
