"""Decide whether two records are one person's; of a restricted person two people say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.turns import take_turns
from haven.people.matching.errors import (
    ContradictionError,
    NothingToFindOutError,
    PairDecidedError,
)
from haven.people.matching.models import Pair, Verdict
from haven.people.matching.policies import (
    may_decide,
    may_second,
    may_see_pair,
    may_take_back,
)
from haven.people.matching.queries import standing_against

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor

DECISION = ("verdict", "decided_by", "decided_on", "seconded_by", "reason")


@action
def decide_pair(*, by: Actor, pair: Pair, verdict: Verdict, on: date, reason: str = "") -> None:
    """Say whether two records are one person's, or what is to be found out before it can be said.

    Raises:
        PairDecidedError: somebody else was quicker.
        NothingToFindOutError: not sure, and no word about what is missing.
        ContradictionError: an earlier decision would no longer be true.
    """
    _decide(by, pair, verdict, on, reason)


@action
def confirm_pairs(*, by: Actor, pairs: Iterable[Pair], on: date) -> int:
    """Say of each of these pairs that it is one person; all of them, or none.

    Raises:
        PairDecidedError: somebody else was quicker.
        ContradictionError: an earlier decision would no longer be true.
    """
    confirmed = 0
    for pair in pairs:
        _decide(by, pair, Verdict.SAME, on)
        confirmed += 1
    return confirmed


@action
def second_pair(*, by: Actor, pair: Pair) -> None:
    """Agree, as a second person, that the records of a restricted person are hers.

    Raises:
        PairDecidedError: another has signed it, or opened it again.
    """
    may_second.require(by, pair)
    take_turns(pair)
    if not Pair.objects.filter(pk=pair.pk).unsigned().exists():
        raise PairDecidedError
    pair.seconded_by = by.user
    pair.save(update_fields=["seconded_by"])
    record(by, "pair.seconded", pair, mission=pair.mission)


@action
def take_back_decision(*, by: Actor, pair: Pair) -> None:
    """Open a decided pair again; files that were joined meanwhile part at their own page."""
    may_take_back.require(by, pair)
    pair.verdict, pair.decided_by, pair.decided_on = Verdict.OPEN, None, None
    pair.seconded_by, pair.reason = None, None
    pair.save(update_fields=DECISION)
    record(by, "pair.taken_back", pair, mission=pair.mission)


def _decide(by: Actor, pair: Pair, verdict: Verdict, on: date, reason: str = "") -> None:
    may_decide.require(by, pair)
    take_turns(pair)
    pair.refresh_from_db(fields=["verdict"])
    if not pair.is_undecided:
        raise PairDecidedError
    if verdict is Verdict.UNSURE and not reason:
        raise NothingToFindOutError
    if standing := standing_against(pair, verdict):
        raise ContradictionError(standing, known=may_see_pair.allows(by, standing))
    pair.verdict, pair.decided_by, pair.decided_on = verdict, by.user, on
    pair.reason = reason or None
    pair.save(update_fields=DECISION)
    record(by, "pair.decided", pair, mission=pair.mission, verdict=verdict)
