"""What speaks for and against two records being one person's, in words for the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from haven.kernel.linkage import Field, Level, Part, Score
from haven.kernel.names import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    Sayings = Mapping[Level | Reason, _StrPromise]

StoredPart = Sequence[str | float]
"""A part as it is kept: field, level, weight, and the reason or "" or nothing. Codes only."""

GIVEN: Sayings = {
    Level.EXACT: _("Given name spelt the same"),
    Level.ALIKE: _("Given name the same, spelt another way"),
    Level.SIMILAR: _("Given names only resemble each other"),
    Level.DIFFERENT: _("Given name differs"),
    Reason.CLOSE: _("Given name similar, perhaps another spelling"),
    Reason.NICKNAME: _("One given name is a short form of the other"),
}
FAMILY: Sayings = {
    Level.EXACT: _("Family name spelt the same"),
    Level.ALIKE: _("Family name the same, spelt another way"),
    Level.SIMILAR: _("Family names only resemble each other"),
    Level.DIFFERENT: _("Family name differs"),
    Reason.CLOSE: _("Family name similar, perhaps another spelling"),
    Reason.NICKNAME: _("One family name is a short form of the other"),
    Reason.FATHER_AGREES: _("Father's name agrees"),
}
SAYINGS: Mapping[Field, Sayings] = {
    Field.GIVEN_NAME: GIVEN,
    Field.GIVEN_NAME_ACROSS: {**GIVEN, Level.ALIKE: _("Given name the same in two scripts")},
    Field.FAMILY_NAME: FAMILY,
    Field.FAMILY_NAME_ACROSS: {**FAMILY, Level.ALIKE: _("Family name the same in two scripts")},
    Field.NAME_ORDER: {
        Level.SAME: _("Parts of the name in the same order"),
        Level.SWAPPED: _("Parts of the name in another order"),
    },
    Field.BIRTH_DAY: {
        Level.SAME_DAY: _("Birth date the same"),
        Level.SAME_MONTH: _("Birth date nearly the same: the day differs, or stands for the month"),
        Level.SAME_YEAR: _("Year of birth the same, day and month differ"),
        Level.NEAR: _("Born one or two calendar years apart"),
        Level.FAR: _("Born more than two calendar years apart"),
    },
    Field.BIRTH_MONTH: {
        Level.SAME_MONTH: _("Month and year of birth the same"),
        Level.SAME_YEAR: _("Year of birth the same, the month differs"),
        Level.NEAR: _("Born one or two calendar years apart"),
        Level.FAR: _("Born more than two calendar years apart"),
    },
    Field.BIRTH_YEAR: {
        Level.SAME_YEAR: _("Year of birth the same"),
        Level.NEAR: _("Born one or two calendar years apart"),
        Level.FAR: _("Born more than two calendar years apart"),
    },
    Field.SEX: {Level.SAME: _("Sex the same"), Level.DIFFERENT: _("Sex differs")},
    Field.NATIONALITY: {
        Level.SAME: _("A nationality in common"),
        Level.DIFFERENT: _("No nationality in common"),
    },
    Field.ORIGIN: {
        Level.SAME_TOWN: _("From the same town"),
        Level.SAME_DISTRICT: _("From the same district"),
        Level.SAME_REGION: _("From the same region"),
        Level.DIFFERENT: _("From different regions"),
    },
    Field.DOCUMENT: {
        Level.SAME: _("A document number in common"),
        Level.DIFFERENT: _("No document number in common"),
    },
    Field.PHONE: {
        Level.SAME: _("A phone number in common"),
        Level.DIFFERENT: _("No phone number in common"),
    },
}
TELLING = frozenset({Reason.CLOSE, Reason.NICKNAME, Reason.FATHER_AGREES})
"""Reasons that say more of two words than how far they agree."""


LITTLE = 0.05
"""What weighs less is shown as nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that agrees, or does not, and what it weighs in bits."""

    words: str
    weight: float

    @property
    def speaks_for(self) -> bool:
        """Whether it speaks for one person."""
        return self.weight > 0

    @property
    def says_little(self) -> bool:
        """Whether it speaks neither way, as what a whole family shares."""
        return abs(self.weight) < LITTLE

    @property
    def signed(self) -> str:
        """The weight as it is shown, such as *+4.2*."""
        sign = "+" if self.speaks_for else "\N{MINUS SIGN}"
        return f"{sign}{number_format(round(abs(self.weight), 1), 1)}"


def in_words(score: Score) -> list[Evidence]:
    """What a score consists of, the weightiest first whichever way it speaks.

    What is said twice, as of two family names, is said once with both weights.
    """
    return _in_words(score.parts)


def in_words_of(parts: Iterable[StoredPart]) -> list[Evidence]:
    """The same of parts that were kept.

    Raises:
        ValueError: a part is no evidence the kernel knows.
    """
    return _in_words(map(part_of, parts))


def part_of(stored: StoredPart) -> Part:
    """A part as it was kept.

    Raises:
        ValueError: its codes are none of the kernel's.
    """
    field, level, weight, reason = (*stored, "")[:4]
    return Part(
        Field(str(field)), Level(str(level)), float(weight), Reason(str(reason)) if reason else None
    )


def _in_words(parts: Iterable[Part]) -> list[Evidence]:
    weights = defaultdict[str, float](float)
    for part in parts:
        weights[_said(part)] += part.weight
    evidence = (Evidence(words, weight) for words, weight in weights.items())
    return sorted(evidence, key=lambda one: -abs(one.weight))


def _said(part: Part) -> str:
    sayings = SAYINGS[part.field]
    agrees = part.level in (Level.EXACT, Level.ALIKE)
    if agrees and part.reason in TELLING and part.reason in sayings:
        return str(sayings[part.reason])
    return str(sayings[part.level])
