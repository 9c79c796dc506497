"""File a mission's people anew: as names become common, or under a new key, while users work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.inserting import insert_values
from haven.foundation.turns import in_turn
from haven.foundation.vault.keyring import (
    destroy_token_keys,
    held_keys,
    load_keys,
    make_keys,
    new_token_key,
    newest_token_key,
)
from haven.kernel.linkage.filing import filed_under
from haven.people.persons.births import birth_of
from haven.people.persons.cabinets import drawers_of, first_cabinet, newest_cabinet, packed
from haven.people.persons.drawers import Drawers, dealt
from haven.people.persons.filing import FILED, filed
from haven.people.persons.models import Cabinet, FindingToken, Person
from haven.people.persons.policies import may_refile

AT_ONCE = 500
COUNTED = 50_000
"""So many people show how common names are; of more, those whose numbers come first."""

GROWN = 2
"""A mission that has grown by so much is dealt anew."""

FEWEST = 200
GRACE = timedelta(hours=20)
"""Longer than any transaction lasts that still files in the cabinet before."""


@action
def deal_anew(*, by: Actor, mission: Mission, at: datetime, new_key: bool = False) -> Cabinet:
    """Count how common every key is among a mission's people, and make a cabinet that hides it.

    Whoever is registered from now on is filed in it; ``refile_everybody`` moves the others. With
    ``new_key`` tokens of before say nothing to whoever has the old key.
    """
    may_refile.require(by, mission)
    before = newest_cabinet(mission) or first_cabinet(mission)
    version = new_token_key(mission.code) if new_key else newest_token_key(mission.code)
    counting = Drawers(mission.code, version, bits=0, people=0)
    people, counts, filings = _counted(mission, counting)
    bits, splits = dealt(counts, filings)
    cabinet = Cabinet(
        id=uuid4(), mission=mission, version=before.version + 1, key_version=version,
        bits=bits, people=people, made_at=at,
    )  # fmt: skip
    with held_keys():
        make_keys([cabinet.id], mission.code)
        cabinet.splits = packed(splits)
        cabinet.save()
    record(by, "people.dealt_anew", mission, mission=mission, people=people, split=len(splits))
    return cabinet


def refile_everybody(cabinet: Cabinet) -> int:
    """Move everybody into the cabinet, some at a time; cut short, it goes on where it stopped.

    Returns how many were moved. People are found meanwhile: both cabinets are searched.
    """
    moved = 0
    with held_keys():
        drawers = drawers_of(cabinet, cabinet.mission.code)
        while some := _next_moved(cabinet, drawers):
            moved += some
    cabinet.complete = True
    cabinet.save(update_fields=["complete"])
    return moved


@transaction.atomic
def _next_moved(cabinet: Cabinet, drawers: Drawers) -> int:
    """Move the next of them; whoever changes one of them at this moment goes before or after."""
    some = list(in_turn(_after(cabinet))[:AT_ONCE])
    if some:
        _refile(some, drawers)
        cabinet.refiled_up_to = some[-1].pk
        cabinet.save(update_fields=["refiled_up_to"])
    return len(some)


def retire_before(cabinet: Cabinet) -> None:
    """Search the cabinets before no more: whoever was still filed there meanwhile moves first."""
    since = cabinet.made_at.date() - timedelta(days=1)
    late = Person.objects.filter(mission=cabinet.mission, registered_on__gte=since).order_by("pk")
    with held_keys(), transaction.atomic():
        drawers = drawers_of(cabinet, cabinet.mission.code)
        for some in _portions(in_turn(_with_names(late)).iterator(AT_ONCE)):
            _refile(some, drawers)
        older = Cabinet.objects.filter(mission=cabinet.mission, version__lt=cabinet.version)
        older.update(retired=True)
    destroy_token_keys(cabinet.mission.code, before=cabinet.key_version)


def may_retire(cabinet: Cabinet, at: datetime) -> bool:
    """Whether nobody can be filing in an older one any more."""
    return cabinet.complete and cabinet.made_at < at - GRACE


def has_outgrown(mission: Mission) -> bool:
    """Whether a mission has so many more people that its names are counted anew."""
    newest = newest_cabinet(mission)
    people = Person.objects.filter(mission=mission, forgotten_on=None, joined_into=None).count()
    return people >= max(FEWEST, GROWN * (newest.people if newest else 0))


def _counted(mission: Mission, counting: Drawers) -> tuple[int, dict[int, float], float]:
    """How many people there are, how often each key is filed, and how many filings that makes."""
    everybody = Person.objects.filter(mission=mission, forgotten_on=None, joined_into=None)
    people, counts = everybody.count(), Counter[int]()
    some_of_them = everybody.prefetch_related("names").order_by("pk")[:COUNTED]
    looked_at = 0
    with held_keys():
        for some in _portions(some_of_them.iterator(AT_ONCE)):
            load_keys(person.pk for person in some)
            looked_at += len(some)
            for person in some:
                names = [name.text or "" for name in person.names.all()]
                counts.update(map(counting.blind, filed_under(names, birth_of(person))))
    scale = people / max(1, looked_at)
    return people, {key: n * scale for key, n in counts.items() if n > 1}, counts.total() * scale


def _after(cabinet: Cabinet) -> QuerySet[Person]:
    people = Person.objects.filter(mission=cabinet.mission).order_by("pk")
    started = cabinet.refiled_up_to
    return _with_names(people.filter(pk__gt=started) if started else people)


def _with_names(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.select_related("mission").prefetch_related("names", "identifiers", "contacts")


def _portions(people: Iterable[Person]) -> Iterator[list[Person]]:
    rest = iter(people)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _refile(people: list[Person], drawers: Drawers) -> None:
    load_keys(person.pk for person in people)
    keys: list[UUID] = [person.pk for person in people]
    tokens = list[tuple[object, ...]]()
    for person in people:
        rows = (*person.names.all(), *person.identifiers.all(), *person.contacts.all())
        tokens += filed(person, rows, drawers)
    FindingToken.objects.filter(person__in=keys).delete()
    insert_values(FindingToken, FILED, tokens)
