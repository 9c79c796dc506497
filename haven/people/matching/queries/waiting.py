"""What waits at the desk: clusters of pairs, the most probable first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from haven.people.matching.clusters import clusters
from haven.people.matching.models import UNDECIDED, UNSIGNED, Origin, Pair, PairQuerySet, Verdict
from haven.people.matching.policies import may_decide, may_second, may_see_from_one_side
from haven.people.matching.queries.sure import sure_pairs

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor

PAGE = 20
MOST_AT_HAND = 2000
"""So many of the most probable pairs are put into clusters; as they are decided others follow."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Pairs that hang together, to be decided in one place."""

    pairs: list[Pair]

    @property
    def people(self) -> int:
        """How many records it holds."""
        return len({key for pair in self.pairs for key in (pair.first_id, pair.second_id)})


@dataclass(frozen=True, slots=True)
class Choice:
    """Pairs of one origin: how many wait, and whether these are shown."""

    origin: str
    words: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """One page of what waits for her, and what waits beside it."""

    clusters: list[Cluster]
    page: Page[list[int]]
    count: int
    origin: str
    origins: list[Choice]
    elsewhere: int
    """Pairs of which she may know one record only."""
    sure: int
    """Pairs that can be confirmed as a list."""
    unsigned: list[Pair]
    asked: list[Pair]


def waiting_pairs(actor: Actor) -> PairQuerySet:
    """The pairs she may decide, the most probable first."""
    pairs: PairQuerySet = Pair.objects.permitted(actor, may_decide)
    return pairs.undecided().order_by("-probability", "pk")


def pairs_to_second(actor: Actor) -> PairQuerySet:
    """The decisions about restricted people that wait for her signature, the oldest first."""
    pairs: PairQuerySet = Pair.objects.permitted(actor, may_second)
    return (
        pairs.unsigned()
        .select_related("first", "second", "decided_by")
        .order_by("decided_on", "pk")
    )


def count_for_me(actor: Actor) -> int:
    """How many pairs wait for her decision or signature."""
    decide, second = may_decide.where(actor) & UNDECIDED, may_second.where(actor) & UNSIGNED
    return Pair.objects.filter(decide | second).count()


def asked_of(actor: Actor) -> PairQuerySet:
    """The pairs of which a colleague is not sure and she registered one of the two."""
    hers = Q(first__registered_by=actor.user) | Q(second__registered_by=actor.user)
    pairs = waiting_pairs(actor).filter(hers, verdict=Verdict.UNSURE)
    return pairs.exclude(decided_by=actor.user).select_related("first", "second", "decided_by")


def desk(actor: Actor, origin: str = "", page: str = "1") -> Desk:
    """One page of her desk: two queries for what is shown, and one for each thing counted."""
    waiting = waiting_pairs(actor)
    counts = dict(waiting.order_by().values_list("origin").annotate(Count("pk")))
    shown = waiting.filter(origin=origin) if origin else waiting
    pages = Paginator(_clustered(shown), PAGE).get_page(page)
    at_hand = _at_hand(key for cluster in pages for key in cluster)
    elsewhere: PairQuerySet = Pair.objects.permitted(actor, may_see_from_one_side)
    return Desk(
        clusters=[Cluster([at_hand[key] for key in cluster]) for cluster in pages],
        page=pages,
        count=counts.get(origin, 0) if origin else sum(counts.values()),
        origin=origin,
        origins=_choices(counts, origin),
        elsewhere=elsewhere.undecided().count(),
        sure=sure_pairs(actor, origin).count(),
        unsigned=list(pairs_to_second(actor)),
        asked=list(asked_of(actor)),
    )


def next_pair(actor: Actor, after: Pair) -> Pair | None:
    """What she decides next: of the same people if anything is left there, else the likeliest."""
    people = (after.first_id, after.second_id)
    open_pairs = waiting_pairs(actor).filter(verdict=Verdict.OPEN).exclude(pk=after.pk)
    beside = open_pairs.filter(Q(first__in=people) | Q(second__in=people))
    return beside.first() or open_pairs.first()


def _clustered(pairs: PairQuerySet) -> list[list[int]]:
    """The keys of pairs by cluster, in the order of the likeliest of each."""
    rows = pairs.values_list("first_id", "second_id", "pk")[:MOST_AT_HAND]
    keys = {(first, second): key for first, second, key in rows}
    return [[keys[link] for link in cluster] for cluster in clusters(keys)]


def _at_hand(keys: Iterable[int]) -> dict[int, Pair]:
    pairs = Pair.objects.filter(pk__in=list(keys))
    return {pair.pk: pair for pair in pairs.select_related("first", "second")}


def _choices(counts: Mapping[str, int], here: str) -> list[Choice]:
    return [
        Choice(origin, str(words), counts[origin], here == origin)
        for origin, words in Origin.choices
        if origin in counts
    ]
