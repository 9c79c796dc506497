"""What can be done with pairs of records that may be one person's."""

from haven.people.matching.actions.deciding import (
    confirm_pairs,
    decide_pair,
    second_pair,
    take_back_decision,
)
from haven.people.matching.actions.learning import learn_weights
from haven.people.matching.actions.looking import look_for_pairs_of
from haven.people.matching.actions.proposing import ProposedPair, propose_pairs

__all__ = [
    "ProposedPair",
    "confirm_pairs",
    "decide_pair",
    "learn_weights",
    "look_for_pairs_of",
    "propose_pairs",
    "second_pair",
    "take_back_decision",
]
