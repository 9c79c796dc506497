"""The cabinets of missions: the one that is filed in, and those that are searched."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.timezone import now

from haven.foundation.access.models import Mission
from haven.foundation.vault.keyring import newest_token_key
from haven.people.persons.drawers import FEWEST_BITS, Drawers
from haven.people.persons.models import Cabinet, LearntWeights

REMEMBERED = 64


def filed_in(mission: Mission) -> Drawers:
    """Where the mission's people are filed from now on; its first cabinet is made when needed."""
    return drawers_of(newest_cabinet(mission) or first_cabinet(mission), mission.code)


def newest_cabinet(mission: Mission) -> Cabinet | None:
    """The cabinet that was dealt last; none before anybody was registered."""
    return Cabinet.objects.filter(mission=mission).defer("splits").order_by("version").last()


def first_cabinet(mission: Mission) -> Cabinet:
    """The cabinet of a mission that has registered nobody: no key is known to be common."""
    cabinet, _made = Cabinet.objects.get_or_create(
        mission=mission,
        version=1,
        defaults={
            "key_version": newest_token_key(mission.code),
            "bits": FEWEST_BITS,
            "made_at": now(),
            "complete": True,
        },
    )
    return cabinet


def searched_in(missions: Collection[Mission]) -> dict[Mission, tuple[Drawers, ...]]:
    """By mission every cabinet in which somebody may be filed today."""
    homes = {mission.pk: mission for mission in missions}
    found: dict[Mission, tuple[Drawers, ...]] = {}
    learnt = LearntWeights.objects.filter(mission=OuterRef("mission")).order_by("-version")
    live = Cabinet.objects.filter(mission__in=homes, retired=False).defer("splits")
    for cabinet in live.annotate(learnt=Subquery(learnt.values("pk")[:1])).order_by("version"):
        home = homes[cabinet.mission_id]
        drawers = replace(drawers_of(cabinet, home.code), learnt=cabinet.learnt)
        found[home] = (*found.get(home, ()), drawers)
    return found


def drawers_of(cabinet: Cabinet, realm: str) -> Drawers:
    """A cabinet's drawers; what is split is read and opened once, for a cabinet never changes."""
    splits = _splits(cabinet.pk) if cabinet.version > 1 else {}
    return Drawers(realm, cabinet.key_version, cabinet.bits, cabinet.people, splits)


@lru_cache(REMEMBERED)
def _splits(cabinet_id: UUID) -> dict[int, int]:
    """Blind numbers only: no name is remembered."""
    return unpacked(Cabinet.objects.get(pk=cabinet_id).splits or [])


def packed(splits: dict[int, int]) -> list[tuple[int, list[int]]]:
    """Splits as they are sealed: by exponent, for there are few."""
    return [
        (exponent, sorted(key for key, other in splits.items() if other == exponent))
        for exponent in sorted(set(splits.values()))
    ]


def unpacked(sealed: Iterable[tuple[int, list[int]]]) -> dict[int, int]:
    """Splits as they are used."""
    return {key: exponent for exponent, keys in sealed for key in keys}
