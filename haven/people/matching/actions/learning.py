"""Learn from what people decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.reference import reference_rows
from haven.foundation.turns import take_turns
from haven.kernel.linkage import Linkage, Seen, Weights, relearnt
from haven.people.matching.models import Pair, Verdict
from haven.people.matching.policies import may_learn_in
from haven.people.matching.queries import decided_pairs
from haven.people.matching.weighing import linkage_of
from haven.people.persons.evidence import part_of
from haven.people.persons.models import LearntWeights

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission


@action
def learn_weights(*, by: Actor, mission: Mission, on: date) -> LearntWeights:
    """Estimate the mission's weights of evidence anew from all its decided pairs.

    It learns from the evidence as it lay before whoever decided, not from the records, which may
    be one file by now: nothing sealed is opened. What was learnt before is not counted twice.

    Raises:
        TooFewDecidedError: fewer than 300 pairs.
    """
    may_learn_in.require(by, mission)
    take_turns(mission)
    start = Weights.of(reference_rows("linkage/weights.csv"))
    linkage = Linkage(start, people=linkage_of(mission).people)
    seen = [_seen(linkage, pair) for pair in decided_pairs(mission).defer("reason")]
    chances = relearnt(start, seen).chances
    last = LearntWeights.objects.filter(mission=mission).order_by("version").last()
    learnt = LearntWeights.objects.create(
        mission=mission,
        version=last.version + 1 if last else 1,
        chances=[[*key, one.m, one.u, one.kin] for key, one in chances.items()],
        pairs=len(seen),
        learnt_on=on,
    )
    record(by, "weights.learnt", learnt, mission=mission, pairs=len(seen))
    return learnt


def _seen(linkage: Linkage, pair: Pair) -> Seen:
    parts = map(part_of, pair.evidence)
    levels = tuple((part.field, part.level) for part in parts)
    return Seen(linkage.rival_of(levels), levels, same=pair.verdict == Verdict.SAME)
