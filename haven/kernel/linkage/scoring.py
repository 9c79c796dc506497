"""Are two records of one person? Evidence for and against, and the probability it leaves.

Fellegi and Sunter, *A Theory for Record Linkage*, 1969: what is seen is weighed by how much oftener
one person's two records show it than anybody else's do. Anybody else is a stranger or one of her
family, and the total is what remains against the likelier of the two: twins share all but a name,
father and son all but an age.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from math import log2

from haven.kernel.linkage.describing import Description
from haven.kernel.linkage.levels import Agreement, Field, Level, beside_the_name
from haven.kernel.linkage.naming import names_agree
from haven.kernel.linkage.weights import NAMED, Chances, Rarity, Weights
from haven.kernel.names import Reason

PROPOSED_FROM = 0.1
PROBABLE_FROM = 0.9
"""From where on a pair is shown to somebody, and called probable. None is ever joined by itself."""

RELATIVES = 16
"""With how many of her own family and household a person could be confused: our default."""


class Rival(StrEnum):
    """Who the other is, if not she."""

    STRANGER = "stranger"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One piece of evidence: for one person above 0, against below; the weight in bits.

    ``reason`` is the most telling that the words of two names say; other fields have none.
    """

    field: Field
    level: Level
    weight: float
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for and against one person, beginning with how unlikely she is unseen.

    ``prior`` is what was believed before anything was compared, in bits.
    """

    rival: Rival
    prior: float
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """The prior and all parts together, in bits."""
        return self.prior + sum(part.weight for part in self.parts)

    @property
    def probability(self) -> float:
        """How probable it is that both are one person, 0 to 1; other candidates change nothing."""
        return 1 / (1 + 2 ** min(-self.total, 1000))


@dataclass(frozen=True, slots=True)
class Linkage:
    """Scores pairs of records; ``people`` is how many there are in the register.

    Before anything is compared she is as likely as anyone there: odds of 1 to ``people``, and of
    1 to 16 against her own family.
    """

    weights: Weights
    people: int
    rarity: Rarity = field(default_factory=Rarity)

    def score(self, a: Description, b: Description) -> Score:
        """Weigh everything both know; ``score(a, b) == score(b, a)``.

        Of all names both have been called the two count that by themselves speak most for her.
        """
        readings = (names_agree(one, other) for one, other in product(a.names, b.names))
        names = max(readings, key=self._worth, default=())
        return self._weighed((*names, *beside_the_name(a, b)))

    def rival_of(self, levels: Iterable[tuple[Field, Level]]) -> Rival:
        """Who the other likelier is, if not she: of evidence that was kept without its records."""
        return self._weighed(tuple(Agreement(*seen, heard=("",)) for seen in levels)).rival

    def _worth(self, names: tuple[Agreement, ...]) -> tuple[float, tuple[Part, ...]]:
        score = self._weighed(names)
        return score.total, score.parts

    def _weighed(self, seen: tuple[Agreement, ...]) -> Score:
        """Against the likelier of the two others she could be."""
        known = [(one, self._chances(one)) for one in seen]
        stranger = (_part(one, chances.m / chances.u) for one, chances in known)
        relative = (_part(one, chances.m / chances.kin) for one, chances in known)
        return min(
            Score(Rival.STRANGER, -log2(max(1, self.people)), tuple(stranger)),
            Score(Rival.RELATIVE, -log2(RELATIVES), tuple(relative)),
            key=lambda score: score.total,
        )

    def _chances(self, seen: Agreement) -> Chances:
        chances = self.weights.chances
        found = chances[seen.field, seen.level]
        if seen.field not in NAMED:
            return found
        return self.rarity.adjusted(found, seen, typical=chances[NAMED[seen.field]].u)


def _part(seen: Agreement, odds: float) -> Part:
    return Part(seen.field, seen.level, log2(odds), seen.reason)
