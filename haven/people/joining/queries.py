"""What can be asked about joinings: those that wait, those that stand, and what would move."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from haven.foundation.access.actors import Actor
from haven.people.joining.models import Joining
from haven.people.joining.policies import may_refuse, may_view_joining
from haven.people.joining.walking import moving_links
from haven.people.joining.words import kind_of
from haven.people.persons.models import Person

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

SHOWN = ("mission", "keep__mission", "keep__team", "other__mission", "other__team", "proposed_by")
"""What the page of a joining needs beside it."""


def waiting_joinings(actor: Actor) -> QuerySet[Joining]:
    """Those that wait for a second person, of people the actor may join; her own among them."""
    return Joining.objects.permitted(actor, may_refuse).select_related(*SHOWN)


def joinings_of(actor: Actor, person: Person) -> QuerySet[Joining]:
    """The joinings that made this file what it is, the last first: only that one can part now."""
    hers = Q(keep=person) | Q(keep__joined_into=person)
    standing = Joining.objects.permitted(actor, may_view_joining).filter(
        hers, joined_at__isnull=False, parted_at__isnull=True
    )
    shown = standing.select_related("keep", "other", "proposed_by", "confirmed_by")
    return shown.order_by("-joined_at", "-pk")


def what_moves(other: Person) -> list[tuple[_StrOrPromise, int]]:
    """How many rows of each kind point to a file, and would speak of the other."""
    counts = Counter[type]()
    for link in moving_links():
        counts[link.model] += link.rows_of(other).count()
    return [(kind_of(model), count) for model, count in counts.items() if count]


def joined_on_top(joining: Joining) -> Person | None:
    """Who was joined with this file later, the last first: those two part before it can."""
    standing = Joining.objects.filter(joined_at__isnull=False, parted_at__isnull=True)
    if joining.keep.joined_into_id:
        return standing.select_related("keep").get(other=joining.keep).keep
    since = Q(joined_at__gt=joining.joined_at) | Q(joined_at=joining.joined_at, pk__gt=joining.pk)
    later = standing.filter(since, keep=joining.keep).select_related("other")
    last = later.order_by("-joined_at", "-pk").first()
    return last.other if last else None
