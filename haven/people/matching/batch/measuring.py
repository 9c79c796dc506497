"""How well does linking do where the truth is known?"""

from __future__ import annotations

from collections.abc import Iterable, Set

from haven.kernel.linkage import Quality
from haven.people.matching.batch.linking import Found


def best(found: Iterable[Found], truth: Set[tuple[int, int]]) -> Quality:
    """The highest F1 of any threshold; a true pair that never met is missed at all of them.

    >>> best([Found(1, 2, 9.0), Found(1, 3, 4.0)], {(1, 2), (5, 6)})
    Quality(threshold=9.0, precision=1.0, recall=0.5)
    """
    ranked = sorted(found, key=lambda pair: -pair.weight)
    right, highest = 0, Quality(float("inf"), 0.0, 0.0)
    for place, pair in enumerate(ranked, start=1):
        right += (pair.first, pair.second) in truth
        last_of_its_kind = place == len(ranked) or ranked[place].weight < pair.weight
        if last_of_its_kind and right:
            reached = Quality(pair.weight, right / place, right / len(truth))
            highest = max(highest, reached, key=lambda quality: quality.f1)
    return highest
