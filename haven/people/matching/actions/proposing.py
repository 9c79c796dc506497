"""Propose pairs; what people have decided is remembered and not asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.turns import take_turns
from haven.kernel.linkage import Linkage, Rival
from haven.people.matching.models import Pair, Verdict
from haven.people.matching.policies import may_propose_in
from haven.people.matching.weighing import all_agree, bits, linkage_of
from haven.people.persons.evidence import StoredPart, part_of
from haven.people.persons.models import Person

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission

AT_ONCE = 500
STRONGER = 1.0
"""So many bits the evidence must grow by before anybody is asked again: twice the odds."""

PROPOSED = ("probability", "evidence", "all_agree", "could_be_relatives")
RAISED = (*PROPOSED, "verdict", "decided_by", "decided_on")


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """Two people who may be one; the evidence in codes of the kernel, as ``StoredPart``."""

    first: UUID
    second: UUID
    probability: float
    evidence: Sequence[StoredPart] = ()

    @property
    def ends(self) -> tuple[UUID, UUID]:
        """The two in the order in which they are kept."""
        first, second = sorted((self.first, self.second))
        return first, second


@dataclass(slots=True)
class _Changes:
    """What proposals lead to."""

    new: list[Pair] = field(default_factory=list)
    better: list[Pair] = field(default_factory=list)
    raised: list[Pair] = field(default_factory=list)


@action
def propose_pairs(
    *, by: Actor, mission: Mission, pairs: Iterable[ProposedPair], origin: str
) -> int:
    """Ask people whether two records are one person's; returns how many pairs newly wait.

    A pair decided to be the same or different stays so. One of which somebody was not sure is
    asked again when the evidence has grown to twice the odds. Proposing twice is proposing once.
    People of another mission, and those who are forgotten, are left out.

    Raises:
        ValueError: evidence that is not in the kernel's codes.
    """
    may_propose_in.require(by, mission)
    take_turns(mission)
    waiting, told, linkage = 0, iter(pairs), linkage_of(mission)
    while some := list(islice(told, AT_ONCE)):
        changes = _weighed(linkage, Pair(mission=mission, origin=origin), some)
        Pair.objects.bulk_create(changes.new)
        Pair.objects.bulk_update(changes.better, PROPOSED)
        Pair.objects.bulk_update(changes.raised, RAISED)
        waiting += len(changes.new) + len(changes.raised)
    record(by, "pairs.proposed", mission, mission=mission, count=waiting, origin=origin)
    return waiting


def _weighed(linkage: Linkage, blank: Pair, proposed: Iterable[ProposedPair]) -> _Changes:
    """What is new, what is better known, and what is asked again."""
    by_ends = {pair.ends: pair for pair in proposed if pair.first != pair.second}
    known = _known(by_ends)
    here = _people(blank.mission, by_ends)
    changes = _Changes()
    for ends, pair in by_ends.items():
        if (old := known.get(ends)) is None:
            if here.issuperset(ends):
                changes.new.append(_filled(copy(blank), pair, linkage))
        elif old.verdict == Verdict.OPEN:
            changes.better.append(_filled(old, pair, linkage))
        elif old.verdict == Verdict.UNSURE and _is_stronger(pair, old):
            changes.raised.append(_raised(_filled(old, pair, linkage)))
    return changes


def _known(ends: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Pair]:
    pairs = Pair.objects.filter(first__in={first for first, _ in ends})
    return {(pair.first_id, pair.second_id): pair for pair in pairs.defer("reason")}


def _people(mission: Mission, ends: Iterable[tuple[UUID, UUID]]) -> set[UUID]:
    wanted = {person for pair in ends for person in pair}
    here = Person.objects.filter(
        mission=mission, forgotten_on=None, joined_into=None, pk__in=wanted
    )
    return set(here.values_list("pk", flat=True))


def _filled(pair: Pair, proposed: ProposedPair, linkage: Linkage) -> Pair:
    parts = [part_of(stored) for stored in proposed.evidence]
    pair.first_id, pair.second_id = proposed.ends
    pair.probability = proposed.probability
    pair.evidence = [
        [part.field, part.level, round(part.weight, 3), part.reason or ""] for part in parts
    ]
    pair.all_agree = all_agree(parts)
    rival = linkage.rival_of((part.field, part.level) for part in parts)
    pair.could_be_relatives = rival is Rival.RELATIVE
    return pair


def _raised(pair: Pair) -> Pair:
    """What was to be found out stays beside it."""
    pair.verdict, pair.decided_by, pair.decided_on = Verdict.OPEN, None, None
    return pair


def _is_stronger(proposed: ProposedPair, old: Pair) -> bool:
    return bits(proposed.probability) - bits(old.probability) >= STRONGER
