"""What evidence weighs where somebody is looked for, and how common names are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from haven.foundation.access.models import Mission
from haven.foundation.reference import reference_rows
from haven.kernel.linkage import (
    Chances,
    Description,
    Field,
    Level,
    Linkage,
    Rarity,
    Weights,
)
from haven.kernel.linkage.filing import Key, Kind
from haven.people.persons.drawers import IN_A_DRAWER, Drawers
from haven.people.persons.models import LearntWeights

FEWEST_PEOPLE = 200
"""Nobody is one of fewer: a mission that begins would believe its first look-alike."""

WORDS = 2
"""Of which a name consists, where only the words of names are counted."""


@cache
def start_weights() -> Weights:
    """The weights everybody starts with."""
    return Weights.of(reference_rows("linkage/weights.csv"))


def weights_of(mission: Mission) -> Weights:
    """What the mission's own decisions taught, or what we start with."""
    learnt = LearntWeights.objects.filter(mission=mission).order_by("version").last()
    return learnt_weights(learnt.pk) if learnt else start_weights()


def learnt_weights(pk: int) -> Weights:
    """What was learnt once."""
    rows = LearntWeights.objects.get(pk=pk).chances
    return Weights({(Field(name), Level(level)): Chances(*three) for name, level, *three in rows})


def linkage_of(cabinets: Collection[Drawers], described: Iterable[Description]) -> Linkage:
    """How records of these cabinets are weighed; of names that are common here agreement says less.

    Only the words of those described are looked up: how common each is, is known to a power of
    two, and nothing of names that are rare.
    """
    people = max([FEWEST_PEOPLE, *(drawers.people for drawers in cabinets)])
    sounds = {
        sound for one in described for name in one.names for word in name for sound in word.heard
    }
    counts = {
        sound: IN_A_DRAWER << exponent
        for drawers in cabinets
        for sound in sounds
        if (exponent := drawers.split(Key(Kind.WORD, sound))[1])
    }
    learnt = next((drawers.learnt for drawers in cabinets if drawers.learnt), None)
    weights = learnt_weights(learnt) if learnt else start_weights()
    return Linkage(weights, people, Rarity(counts, people * WORDS))
