"""Which cases a phone may choose from: one's own open ones, by code only."""

from __future__ import annotations

from collections.abc import Iterator

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.entities import Entity, EntityList
from haven.people.cases.models import Case
from haven.people.cases.policies import may_view

MOST = 500


def entity_lists(actor: Actor, mission: Mission) -> Iterator[EntityList]:
    """Her own open cases: a lost phone says how many there are, and nothing about anybody."""

    def own() -> list[Entity]:
        seen = Case.objects.permitted(actor, may_view).filter(mission=mission)
        hers = seen.filter(owner=actor.user, closed_on__isnull=True).order_by("-pk")
        return [Entity(code, code) for code in hers.values_list("code", flat=True)[:MOST]]

    yield EntityList("cases", own)
