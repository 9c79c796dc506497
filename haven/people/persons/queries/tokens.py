"""From blind tokens to candidates: which records share most with what is asked, and are rare."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Sum, Value, When

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.vault import tokens
from haven.kernel.names import tokens as words_of
from haven.people.persons.filing import heard_tokens, name_tokens
from haven.people.persons.models import FindingToken, Person
from haven.people.persons.policies import may_view

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


def nearest(actor: Actor, asked: Asked) -> dict[UUID, bool]:
    """Those she may know who share most with what is asked; whether an exact number agrees."""
    weights = _weights(asked)
    rows = (
        Person.objects.permitted(actor, may_view)
        .filter(tokens__token__in=weights, forgotten_on=None)
        .values("pk")
        .annotate(weight=Sum(_weighed(weights)), exact=Max(_said(asked.exact)))
        .order_by("-weight")[:MOST_CANDIDATES]
    )
    return {row["pk"]: bool(row["exact"]) for row in rows}


def count_elsewhere(actor: Actor, missions: Collection[int], asked: Asked) -> int:
    """How many she may not know are heard like every word asked, or have the exact number.

    Restricted people are not counted: whoever looks for one must not learn that she is here.
    """
    heard = frozenset[int]().union(*asked.heard)
    if not heard and not asked.exact:
        return 0
    strangers: QuerySet[Person] = Person.objects.filter(
        ~may_view.where(actor),
        mission__in=missions,
        restricted=False,
        tokens__token__in=heard | asked.exact,
    )
    every_word = Q(exact=1)
    annotations = {f"word{n}": Max(_said(word)) for n, word in enumerate(asked.heard)}
    if annotations:
        every_word |= Q(**dict.fromkeys(annotations, 1))
    rows = strangers.values("pk").annotate(exact=Max(_said(asked.exact)), **annotations)
    return len(rows.filter(every_word)[:MOST_COUNTED])


def _weights(asked: Asked) -> dict[int, int]:
    """The rarest tokens first, until the filings behind them are too many to weigh."""
    everything = asked.near | asked.exact
    counted = FindingToken.objects.filter(token__in=everything).values_list("token")
    filings = dict(counted.annotate(filings=Count("pk")))
    chosen, rows = dict[int, int](), 0
    for token, count in sorted(filings.items(), key=lambda one: one[1]):
        rows += count
        if chosen and rows > MOST_ROWS:
            break
        chosen[token] = max(1, HEAVIEST - count.bit_length())
    return chosen


def _weighed(weights: dict[int, int]) -> Case:
    levels = [
        When(tokens__token__in=[t for t, w in weights.items() if w == weight], then=Value(weight))
        for weight in set(weights.values())
    ]
    return Case(*levels, default=Value(0), output_field=IntegerField())


def _said(tokens: Collection[int]) -> Case:
    """1 where one of these tokens is filed, else 0."""
    there = [When(tokens__token__in=tokens, then=Value(1))] if tokens else []
    return Case(*there, default=Value(0), output_field=IntegerField())
