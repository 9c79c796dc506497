"""Open those who may be meant, only as far as they are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from rapidfuzz.fuzz import ratio

from haven.foundation.access.actors import Actor
from haven.foundation.vault.fields import Sealed, SealedField
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.kernel.linkage import Description
from haven.kernel.names import softened, tokens
from haven.people.persons.models import FindingToken, Name, Person, Sex
from haven.people.persons.policies import may_view
from haven.people.persons.sought import Sought

BIRTH = cast("SealedField[Any]", Person._meta.get_field("birth"))
NAME = cast("SealedField[str]", Name._meta.get_field("text"))
COLUMNS = ("pk", "sex", "birth", "names__text")
VOWELS = re.compile("[aeiou]")
DOUBLED = re.compile(r"(.)\1+")

Written = list[tuple[str, str]]
"""The words of a name, each with and without its vowels."""

SAME_NUMBER = frozenset({"the number asked"})
"""Stands for a number that agrees: its token is the same, and nobody needs to open it."""

NAME_WORTH, DAY_WORTH, YEAR_WORTH, SEX_WORTH = 30, 8, 4, 6
"""What counts for a first look, in no unit: the ways a name is written, a birth, a sex."""

LESS_SURE = 0.95
"""Two words that agree without their vowels agree a little less."""


@dataclass(slots=True)
class Opened:
    """What is compared of a candidate; ``exact`` when a number asked is hers."""

    pk: UUID
    sex: str
    birth: BirthDate | None
    exact: bool
    names: list[str] = field(default_factory=list)

    def described(self) -> Description:
        """As the kernel compares her."""
        numbers = SAME_NUMBER if self.exact else frozenset[str]()
        return Description.of(*self.names, birth=self.birth, sex=self.sex, documents=numbers)


def described(sought: Sought, *, exact: bool) -> Description:
    """Who is looked for, as the kernel compares her with somebody who has the number or not."""
    numbers = SAME_NUMBER if exact else frozenset[str]()
    return Description.of(*sought.names, birth=sought.birth, sex=sought.sex, documents=numbers)


def opened(actor: Actor, near: Mapping[UUID, float], exact: Collection[int]) -> list[Opened]:
    """Those of them the actor may know, opened."""
    people = Person.objects.permitted(actor, may_view).filter(pk__in=near, forgotten_on=None)
    rows = list(people.values_list(*COLUMNS))
    found = {pk: sealed for pk, *sealed in rows}
    load_keys(found)
    with_number = _with(exact, found)
    known: dict[UUID, Opened] = {}
    for pk, sex, birth, name in rows:
        if pk not in known:
            known[pk] = Opened(pk, sex, _birth(pk, birth), pk in with_number)
        if name and (text := NAME.opened_of(pk, name)):
            known[pk].names.append(text)
    return list(known.values())


def _with(exact: Collection[int], people: Collection[UUID]) -> set[UUID]:
    if not exact:
        return set()
    filings = FindingToken.objects.filter(token__in=exact, person__in=people)
    return set(filings.values_list("person", flat=True))


def _birth(owner: UUID, sealed: Sealed | None) -> BirthDate | None:
    said = BIRTH.opened_of(owner, sealed) if sealed else None
    return BirthDate(**said) if said else None


def likeness(one: Opened, names: Sequence[Written], sought: Sought) -> float:
    """A first look at many, to see whom to weigh; ``names`` are those sought, as written."""
    mine = [as_written(name) for name in one.names]
    pairs = (_alike(*sorted((my, other), key=len)) for my in mine for other in names)
    score = NAME_WORTH * max(pairs, default=0.0)
    if one.birth and sought.birth:
        score += _births_alike(one.birth, sought.birth)
    if Sex.UNKNOWN not in (one.sex, sought.sex) and one.sex != sought.sex:
        score -= SEX_WORTH
    return score + (NAME_WORTH if one.exact else 0)


def as_written(name: str) -> Written:
    """The words of a name, softly with and without their vowels."""
    soft = (softened(word) for word in tokens(name))
    return [(word, DOUBLED.sub(r"\1", VOWELS.sub("", word))) for word in soft]


def _alike(shorter: Written, longer: Written) -> float:
    """How alike each word of the shorter is to its likeliest of the longer, 0 to 1."""
    best = (max(_words_alike(one, other) for other in longer) for one in shorter)
    return sum(best) / (100 * len(shorter)) if shorter else 0.0


def _words_alike(one: tuple[str, str], other: tuple[str, str]) -> float:
    return max(ratio(one[0], other[0]), LESS_SURE * ratio(one[1], other[1]))


def _births_alike(one: BirthDate, other: BirthDate) -> float:
    if one == other:
        return DAY_WORTH
    return YEAR_WORTH - 2 * min(abs(one.year - other.year), YEAR_WORTH)
