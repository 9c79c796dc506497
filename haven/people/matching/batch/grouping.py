"""From pairs to people: who hangs together, and whose partner is whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from haven.people.matching.batch.linking import Found


def groups(pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """Everybody who hangs together by pairs, also at second hand.

    >>> groups([(1, 2), (2, 3), (7, 8)])
    [frozenset({1, 2, 3}), frozenset({8, 7})]
    """
    parents = dict[int, int]()
    for one, other in pairs:
        ours, theirs = _root(parents, one), _root(parents, other)
        parents[max(ours, theirs)] = min(ours, theirs)
    members = defaultdict[int, set[int]](set)
    for record in parents:
        members[_root(parents, record)].add(record)
    return [frozenset(those) for those in members.values()]


def _root(parents: dict[int, int], record: int) -> int:
    parents.setdefault(record, record)
    while parents[record] != record:
        parents[record] = parents[parents[record]]
        record = parents[record]
    return record


def one_to_one(found: Iterable[Found]) -> list[Found]:
    """The strongest pairs in which nobody comes twice: where two registers know each once.

    >>> one_to_one([Found(1, 9, 5.0), Found(2, 9, 7.0), Found(1, 8, 1.0)])
    [Found(first=2, second=9, weight=7.0), Found(first=1, second=8, weight=1.0)]
    """
    taken, chosen = set[int](), list[Found]()
    for pair in sorted(found, key=lambda pair: (-pair.weight, pair.first, pair.second)):
        if taken.isdisjoint((pair.first, pair.second)):
            taken |= {pair.first, pair.second}
            chosen.append(pair)
    return chosen
