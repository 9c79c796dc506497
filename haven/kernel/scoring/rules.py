"""Decision rules of the kind "at least one strong and one medium sign in another dimension"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

from haven.kernel.scoring.answers import Answers


class Strength(IntEnum):
    """How much one sign says; a stronger one also stands for a weaker."""

    WEAK = 1
    MEDIUM = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """An answer that points to something."""

    question: str
    answer: str
    dimension: str
    strength: Strength

    def shows(self, answers: Answers) -> bool:
        """Whether it was given."""
        return self.answer in answers.get(self.question, "").split()


@dataclass(frozen=True, slots=True)
class Term:
    """A question, a scale or a rule that says this; without ``says``, a rule that is met."""

    name: str
    says: str = ""

    def holds(self, answers: Answers, met: AbstractSet[str]) -> bool:
        """Whether it was answered, banded or met so."""
        return self.says in answers.get(self.name, "").split() if self.says else self.name in met

    def __str__(self) -> str:
        return f"{self.name}={self.says}" if self.says else self.name


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet a rule: everything it demands is there, and nothing that excludes it.

    ``demands`` are the strengths of signs, one each; ``apart`` asks for each in a dimension of
    its own, ``dimension`` for all in one.
    """

    demands: tuple[Strength, ...] = ()
    dimension: str = ""
    apart: bool = False
    when: tuple[Term, ...] = ()
    unless: tuple[Term, ...] = ()

    def met_by(
        self, signs: Sequence[Sign], answers: Answers, met: AbstractSet[str]
    ) -> tuple[str, ...] | None:
        """What meets it, in words of the questionnaire, or None."""
        if not all(term.holds(answers, met) for term in self.when):
            return None
        if any(term.holds(answers, met) for term in self.unless):
            return None
        shown = [sign for sign in signs if not self.dimension or sign.dimension == self.dimension]
        found = _assigned(sorted(self.demands, reverse=True), shown, apart=self.apart)
        if found is None:
            return None
        return (*(f"{sign.question}={sign.answer}" for sign in found), *map(str, self.when))


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a rule is met, and by what."""

    rule: str
    met: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """It is met in any one of these ways."""

    name: str
    ways: tuple[Way, ...]

    def finding(self, signs: Sequence[Sign], answers: Answers, met: AbstractSet[str]) -> Finding:
        """Whether it is met, by the first way that holds."""
        for way in self.ways:
            reasons = way.met_by(signs, answers, met)
            if reasons is not None:
                return Finding(self.name, met=True, reasons=reasons)
        return Finding(self.name, met=False)


def _assigned(
    demands: Sequence[Strength], signs: Sequence[Sign], *, apart: bool
) -> list[Sign] | None:
    """A sign for every demand, each used once; strong demands choose first.

    The weakest sign that will do is taken, so that a stronger one is left for nobody in vain.
    """
    if not demands:
        return []
    first, *others = demands
    able = sorted(
        (sign for sign in signs if sign.strength >= first), key=lambda sign: sign.strength
    )
    for sign in able:
        left = [one for one in signs if _stays(one, sign, apart=apart)]
        rest = _assigned(others, left, apart=apart)
        if rest is not None:
            return [sign, *rest]
    return None


def _stays(one: Sign, taken: Sign, *, apart: bool) -> bool:
    return one.dimension != taken.dimension if apart else one is not taken


def shown(signs: Sequence[Sign], answers: Answers) -> list[Sign]:
    """The signs that these answers give; of several from one question, all."""
    return [sign for sign in signs if sign.shows(answers)]


def spoken(answers: Answers, bands: Mapping[str, str]) -> dict[str, str]:
    """Answers and the bands of scales together: a rule may ask for either by name."""
    return {**answers, **{name: band for name, band in bands.items() if band}}
