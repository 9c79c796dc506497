"""What can be asked about pairs."""

from haven.people.matching.queries.deciding import (
    SIDES,
    cluster_around,
    decided_pairs,
    pair_with,
    standing_against,
    ties_between,
)
from haven.people.matching.queries.sure import AT_ONCE, SURE_FROM, sure_pairs
from haven.people.matching.queries.waiting import (
    Cluster,
    Desk,
    asked_of,
    count_for_me,
    desk,
    next_pair,
    pairs_to_second,
    waiting_pairs,
)

__all__ = [
    "AT_ONCE",
    "SIDES",
    "SURE_FROM",
    "Cluster",
    "Desk",
    "asked_of",
    "cluster_around",
    "count_for_me",
    "decided_pairs",
    "desk",
    "next_pair",
    "pair_with",
    "pairs_to_second",
    "standing_against",
    "sure_pairs",
    "ties_between",
    "waiting_pairs",
]
