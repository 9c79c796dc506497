"""How well does matching do on pairs whose truth is known?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from haven.kernel.linkage.describing import Description
from haven.kernel.linkage.scoring import Linkage
from haven.kernel.names import name_keys

MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Quality:
    """Of all pairs from a threshold on: how many are right, how many of the right are there."""

    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Judged = Sequence[tuple[float, bool]]
"""Pairs as a probability and the truth."""


def quality(judged: Judged, threshold: float) -> Quality:
    """The quality of calling one person whatever reaches the threshold.

    >>> quality([(0.9, True), (0.8, False), (0.1, True)], 0.5)
    Quality(threshold=0.5, precision=0.5, recall=0.5)
    """
    called = [same for probability, same in judged if probability >= threshold]
    real = sum(same for _, same in judged)
    return Quality(
        threshold,
        precision=sum(called) / len(called) if called else 0.0,
        recall=sum(called) / real if real else 0.0,
    )


def best_quality(judged: Judged) -> Quality:
    """The highest F1 any threshold reaches on these pairs: known only after the truth is."""
    ranked = sorted(judged, reverse=True)
    real, right, best = sum(same for _, same in ranked), 0, Quality(1.0, 0.0, 0.0)
    for place, (probability, same) in enumerate(ranked, start=1):
        right += same
        last_of_its_kind = place == len(ranked) or ranked[place][0] < probability
        if last_of_its_kind and right:
            best = max(best, Quality(probability, right / place, right / real), key=_f1)
    return best


def _f1(quality: Quality) -> float:
    return quality.f1


@dataclass(frozen=True)
class Register:
    """Records to be searched by name, as finding does: those that share the rarest keys compete."""

    linkage: Linkage
    entries: Sequence[Description]

    @cached_property
    def filed(self) -> Mapping[str, list[int]]:
        """Under each key of a name the places of its records."""
        filed = defaultdict[str, list[int]](list)
        for place, entry in enumerate(self.entries):
            for key in _keys(entry):
                filed[key].append(place)
        return filed

    def rank(self, sought: Description, hers: Set[int]) -> int | None:
        """The place of the first of ``hers`` in the answer; None when she is not in it.

        A stranger who scores the same stands before her.
        """
        totals = {
            place: self.linkage.score(sought, self.entries[place]).total
            for place in self._candidates(sought)
        }
        if not (found := totals.keys() & hers):
            return None
        best = max(totals[place] for place in found)
        return 1 + sum(totals[place] >= best for place in totals.keys() - hers)

    def _candidates(self, sought: Description) -> list[int]:
        shared = defaultdict[int, float](float)
        for key in _keys(sought) & self.filed.keys():
            for place in self.filed[key]:
                shared[place] += 1 / len(self.filed[key])
        return nlargest(MOST_CANDIDATES, shared, key=shared.__getitem__)


def _keys(one: Description) -> frozenset[str]:
    return frozenset(key for name in one.names for word in name for key in name_keys(word.text))
