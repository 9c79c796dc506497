"""What somebody needs to know who decides a pair, and what stands against her decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404

from haven.people.matching.clusters import against_union, chain
from haven.people.matching.models import Pair, PairQuerySet, Verdict
from haven.people.matching.policies import may_see_pair
from haven.people.persons.models import HouseholdMember, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission

    Link = tuple[UUID, UUID]

NAMED = ("names", "languages", "identifiers")
SIDES = [f"{side}__{part}" for side in ("first", "second") for part in NAMED]
"""What stands side by side on the page of a pair."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What is written down of two people being two: relations, and a household in common."""

    relations: list[Relation]
    share_household: bool

    def __bool__(self) -> bool:
        return bool(self.relations or self.share_household)


def pair_with(actor: Actor, pk: int, *parts: str) -> Pair:
    """The pair of this number with these parts of both files at hand, or 404."""
    pairs = Pair.objects.permitted(actor, may_see_pair)
    people = ("first__registered_by", "second__registered_by")
    related = pairs.select_related("mission", *people, "decided_by", "seconded_by")
    return get_object_or_404(related.prefetch_related(*parts), pk=pk)


def ties_between(pair: Pair) -> Ties:
    """What is written down of them as of two people, in two queries."""
    relations = Relation.objects.filter(person=pair.first_id, other=pair.second_id)
    hers = HouseholdMember.objects.filter(person=pair.first_id)
    share = hers.filter(household__members__person=pair.second_id).exists()
    return Ties(list(relations.order_by("pk")), share)


def cluster_around(actor: Actor, pair: Pair) -> list[Pair]:
    """The other pairs that hang together with this one, as far as she may see them.

    Two people decided to be different hold nothing together.
    """
    seen: PairQuerySet = Pair.objects.permitted(actor, may_see_pair)
    people, found = {pair.first_id, pair.second_id}, dict[int, Pair]()
    ahead = set(people)
    while ahead:
        beside = seen.filter(Q(first__in=ahead) | Q(second__in=ahead)).exclude(pk=pair.pk)
        found |= {one.pk: one for one in beside.select_related("first", "second")}
        reached = _ends(one for one in found.values() if one.verdict != Verdict.DIFFERENT)
        ahead, people = reached - people, people | reached
    return sorted(found.values(), key=lambda one: (-one.probability, one.pk))


def standing_against(pair: Pair, verdict: str) -> Pair | None:
    """The decision that would not stand beside this one; None where all can."""
    match verdict:
        case Verdict.SAME:
            same = _decided_same(pair)
            apart = _links(_different_among(_ends(same) | _ends([pair])))
            link = against_union(_links(same), apart, pair.first_id, pair.second_id)
        case Verdict.DIFFERENT:
            links = chain(_links(_decided_same(pair)), pair.first_id, pair.second_id)
            link = links[0] if links else None
        case _:
            link = None
    return _called(link) if link else None


def decided_pairs(mission: Mission) -> PairQuerySet:
    """The pairs of which it counts whether they are one person or two."""
    pairs: PairQuerySet = Pair.objects.filter(mission=mission)
    counted = Q(pk__in=pairs.one_person().values("pk")) | Q(verdict=Verdict.DIFFERENT)
    return pairs.filter(counted).order_by("pk")


def _decided_same(pair: Pair) -> list[Pair]:
    """All pairs decided to be the same that hang together with either person."""
    people, found = set[UUID](), dict[int, Pair]()
    ahead = {pair.first_id, pair.second_id}
    while ahead:
        beside = Pair.objects.filter(Q(first__in=ahead) | Q(second__in=ahead))
        found |= {one.pk: one for one in beside.filter(verdict=Verdict.SAME)}
        people |= ahead
        ahead = _ends(found.values()) - people
    return list(found.values())


def _different_among(people: set[UUID]) -> list[Pair]:
    apart = Pair.objects.filter(first__in=people, second__in=people, verdict=Verdict.DIFFERENT)
    return list(apart.order_by("pk"))


def _called(link: Link) -> Pair:
    pairs = Pair.objects.select_related("first", "second", "decided_by")
    return pairs.get(first=link[0], second=link[1])


def _links(pairs: Iterable[Pair]) -> list[Link]:
    return [(pair.first_id, pair.second_id) for pair in pairs]


def _ends(pairs: Iterable[Pair]) -> set[UUID]:
    return {end for link in _links(pairs) for end in link}
