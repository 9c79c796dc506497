"""How many points an answer gives: tables, never formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from haven.kernel.scoring.answers import Missing, missing

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """From this number on an answer gives so many points."""

    from_number: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """What one question gave. ``points`` is None where it counts for nothing at all.

    ``missing`` says why there was no answer, so that a real middle and an unknown that is given
    the middle are never confused.
    """

    question: str
    answer: str
    points: Decimal | None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question that gives points: by choice, by number, or for saying nothing.

    Of several choices the points add up.
    """

    name: str
    points: Mapping[str, Decimal] = field(default_factory=dict)
    steps: Sequence[Step] = ()
    when_missing: Mapping[Missing, Decimal] = field(default_factory=dict)

    def point(self, answer: str, spellings: Mapping[str, Missing]) -> Point:
        """What this answer gives."""
        if why := missing(answer, spellings):
            given = self.points.get(answer.strip(), self.when_missing.get(why))
            return Point(self.name, answer, given, why)
        return Point(self.name, answer, self._counted(answer))

    def _counted(self, answer: str) -> Decimal | None:
        known = [self.points[choice] for choice in answer.split() if choice in self.points]
        if known:
            return sum(known, NOTHING)
        number = _number(answer)
        if number is None:
            return None
        reached = [step for step in self.steps if step.from_number <= number]
        return max(reached, key=lambda step: step.from_number).points if reached else None


def _number(answer: str) -> Decimal | None:
    try:
        number = Decimal(answer)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
