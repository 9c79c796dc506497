"""How often is each agreement seen: between records of one person, of strangers, of a family?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import isclose
from typing import Self

from haven.kernel.linkage.describing import words
from haven.kernel.linkage.levels import Agreement, Field, Level

TYPICAL_NAMES = 1000
"""What is believed before counting weighs as much as so many counted names."""

MOST_COMMON = 0.5
NAMED = {
    Field.GIVEN_NAME: (Field.GIVEN_NAME, Level.EXACT),
    Field.GIVEN_NAME_ACROSS: (Field.GIVEN_NAME_ACROSS, Level.ALIKE),
    Field.FAMILY_NAME: (Field.FAMILY_NAME, Level.EXACT),
    Field.FAMILY_NAME_ACROSS: (Field.FAMILY_NAME_ACROSS, Level.ALIKE),
}
"""The fields of names, each with the level whose chance says how common a typical name is."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How often a level is seen: one person (m), strangers (u), one family (kin); 0 < each < 1."""

    m: float
    u: float
    kin: float

    def __post_init__(self) -> None:
        if not all(0 < chance < 1 for chance in (self.m, self.u, self.kin)):
            raise ValueError("A chance lies between 0 and 1: nothing is certain about people.")


@dataclass(frozen=True, slots=True)
class Weights:
    """The chances of every level. ValueError unless the levels of each field add up to 1."""

    chances: Mapping[tuple[Field, Level], Chances]

    def __post_init__(self) -> None:
        for name in Field:
            levels = [one for (field, _), one in self.chances.items() if field is name]
            sums = (sum(getattr(one, column) for one in levels) for column in ("m", "u", "kin"))
            if not all(isclose(total, 1, abs_tol=1e-6) for total in sums):
                raise ValueError(f"The chances of {name} do not add up to 1.")

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Self:
        """Read them from the rows of ``reference/linkage/weights.csv``."""
        return cls(
            {
                (Field(row["field"]), Level(row["level"])): Chances(
                    float(row["m"]), float(row["u"]), float(row["kin"])
                )
                for row in rows
            }
        )


@dataclass(frozen=True, slots=True)
class Rarity:
    """How common names are where we work, counted as they sound in whatever writing."""

    counts: Mapping[str, int] = field(default_factory=dict)
    total: int = 0

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Count the words of whole names."""
        counted = [word.heard for name in names for word in words(name)]
        return cls(Counter(chain.from_iterable(counted)), len(counted))

    def adjusted(self, chances: Chances, agreement: Agreement, typical: float) -> Chances:
        """What strangers share by chance they share as often as the name is common.

        ``typical`` is how often two strangers bear the same name. The commonest of all ways to
        hear the two words counts. A family shares a common name at least as often as strangers do.
        """
        if agreement.level is Level.DIFFERENT:
            return chances
        counted = max(self.counts.get(sound, 0) for sound in agreement.heard)
        share = (counted + TYPICAL_NAMES * typical) / (self.total + TYPICAL_NAMES)
        u = min(MOST_COMMON, chances.u * share / typical)
        return Chances(chances.m, u, max(u, chances.kin))
