"""Records that hang together by pairs, and decisions that cannot stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Link = tuple[Node, Node]


def clusters(links: Iterable[Link[Node]]) -> list[list[Link[Node]]]:
    """The links grouped by what hangs together; groups and links in the order they came.

    >>> clusters([("a", "b"), ("x", "y"), ("b", "c")])
    [[('a', 'b'), ('b', 'c')], [('x', 'y')]]
    """
    links = list(links)
    home = homes(links)
    found = defaultdict[Node, list[Link[Node]]](list)
    for link in links:
        found[home[link[0]]].append(link)
    return list(found.values())


def homes(links: Iterable[Link[Node]]) -> dict[Node, Node]:
    """For each end of a link the one that stands for all it hangs together with.

    >>> homes([("a", "b"), ("b", "c"), ("x", "y")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'x': 'x', 'y': 'x'}
    """
    above: dict[Node, Node] = {}
    for one, other in links:
        first, second = _top(above, one), _top(above, other)
        if first != second:
            above[second] = first
    return {node: _top(above, node) for node in above}


def chain(links: Iterable[Link[Node]], one: Node, other: Node) -> list[Link[Node]]:
    """The shortest chain of links from one to the other; empty where there is none.

    >>> chain([("a", "b"), ("b", "c"), ("c", "d"), ("b", "d")], "a", "d")
    [('a', 'b'), ('b', 'd')]
    """
    beside = defaultdict[Node, list[Link[Node]]](list)
    for link in links:
        for node in link:
            beside[node].append(link)
    reached: dict[Node, list[Link[Node]]] = {one: []}
    ahead = [one]
    for node in ahead:
        for link in beside[node]:
            beyond = link[1] if link[0] == node else link[0]
            if beyond not in reached:
                reached[beyond] = [*reached[node], link]
                ahead.append(beyond)
    return reached.get(other, [])


def against_union(
    same: Iterable[Link[Node]], different: Iterable[Link[Node]], one: Node, other: Node
) -> Link[Node] | None:
    """The decided difference that would not stand if these two were one; None if all can.

    >>> against_union([("a", "b")], [("b", "c")], "a", "c")
    ('b', 'c')
    """
    home: Mapping[Node, Node] = homes(same)
    united = {home.get(one, one), home.get(other, other)}
    for apart in different:
        if {home.get(end, end) for end in apart} <= united:
            return apart
    return None


def _top(above: dict[Node, Node], node: Node) -> Node:
    """Who stands for the node; the way there is shortened for whoever asks next."""
    above.setdefault(node, node)
    while above[node] != node:
        above[node] = above[above[node]]
        node = above[node]
    return node
