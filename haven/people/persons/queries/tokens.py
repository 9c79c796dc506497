"""From blind tokens to candidates: which records share most with what is asked, and are rare."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
)

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.vault import tokens
from haven.kernel.names import tokens as words_of
from haven.people.persons.filing import heard_tokens, name_tokens
from haven.people.persons.models import FindingToken
from haven.people.persons.policies import i_may_know_her

MOST_ROWS = 6000
"""So many filings are weighed for one search; the rarest tokens come first."""

MOST_CANDIDATES = 50
MOST_COUNTED = 20
HEAVIEST = 24


def searched(mission: Mission, text: str) -> int:
    """What stands for a searched text where searches are counted: a blind token."""
    return tokens.token(mission.code, "search", text.casefold().strip())


@dataclass(frozen=True, slots=True)
class Asked:
    """The tokens of a search: those of each word, those that must be heard alike, exact numbers."""

    near: frozenset[int]
    heard: tuple[frozenset[int], ...]
    exact: frozenset[int]

    @classmethod
    def of(cls, realms: Collection[str], name: str, exact: Collection[int]) -> Self:
        """What a name and some numbers are filed under in these missions."""
        words = words_of(name)
        return cls(
            near=frozenset().union(*(name_tokens(realm, name) for realm in realms)),
            heard=tuple(
                frozenset().union(*(heard_tokens(realm, word) for realm in realms))
                for word in words
            ),
            exact=frozenset(exact),
        )

    @property
    def everything(self) -> frozenset[int]:
        """All of them."""
        return self.near.union(self.exact, *self.heard)


def nearest(actor: Actor, asked: Asked, filings: Mapping[int, int]) -> dict[UUID, bool]:
    """Those she may know who share most with what is asked; whether an exact number agrees."""
    weights = _weights(asked, filings)
    known = FindingToken.objects.permitted(actor, i_may_know_her("person__"))
    rows = (
        known.filter(token__in=weights)
        .values("person")
        .annotate(weight=Sum(_weighed(weights)), exact=Max(_said(asked.exact)))
        .order_by("-weight", "person")[:MOST_CANDIDATES]
    )
    return {row["person"]: bool(row["exact"]) for row in rows}


def count_elsewhere(
    actor: Actor, missions: Collection[Mission], asked: Asked, filings: Mapping[int, int]
) -> int:
    """How many she may not know are heard like every word asked, or have the exact number.

    Restricted people are not counted: whoever looks for one must not learn that she is here.
    """
    rarest, *others = sorted(asked.heard, key=lambda word: _filings(word, filings)) or [frozenset()]
    if not rarest and not asked.exact:
        return 0
    heard = Q(token__in=rarest)
    for word in others:
        also = FindingToken.objects.filter(person=OuterRef("person"), token__in=word)
        heard &= Q(Exists(also))
    strangers = FindingToken.objects.filter(
        ~i_may_know_her("person__").where(actor),
        heard | Q(token__in=asked.exact),
        mission__in=missions,
        person__restricted=False,
        token__in=rarest | asked.exact,
    )
    return len(strangers.values("person").distinct()[:MOST_COUNTED])


def filings_of(asked: Asked) -> dict[int, int]:
    """Under each token asked for that is filed at all: how many filings."""
    counted = FindingToken.objects.filter(token__in=asked.everything).values_list("token")
    return dict(counted.annotate(filings=Count("pk")))


def _filings(tokens: Iterable[int], filings: Mapping[int, int]) -> int:
    return sum(filings.get(token, 0) for token in tokens)


def _weights(asked: Asked, filings: Mapping[int, int]) -> dict[int, int]:
    """The rarest tokens first, until the filings behind them are too many to weigh."""
    wanted = filings.keys() & (asked.near | asked.exact)
    chosen, rows = dict[int, int](), 0
    for token in sorted(wanted, key=lambda token: filings[token]):
        rows += filings[token]
        if chosen and rows > MOST_ROWS:
            break
        chosen[token] = max(1, HEAVIEST - filings[token].bit_length())
    return chosen


def _weighed(weights: dict[int, int]) -> Case:
    levels = [
        When(token__in=[t for t, w in weights.items() if w == weight], then=Value(weight))
        for weight in set(weights.values())
    ]
    return Case(*levels, default=Value(0), output_field=IntegerField())


def _said(tokens: Collection[int]) -> Case:
    """1 where one of these tokens is filed, else 0."""
    there = [When(token__in=tokens, then=Value(1))] if tokens else []
    return Case(*there, default=Value(0), output_field=IntegerField())
