"""Who decides about what arrived has it in hand alone, and decides once."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from haven.foundation.access.models import User
from haven.foundation.turns import in_turn
from haven.reach.capture.errors import EndedError
from haven.reach.capture.models import Arrival, Parcel, State

Arrived = TypeVar("Arrived", Arrival, Parcel)


def claimed(arrived: Arrived, *states: State) -> Arrived:
    """It as it is now, and nobody else's until the transaction ends.

    Raises:
        EndedError: it is in none of these states any more.
    """
    locked = in_turn(type(arrived)._default_manager.filter(pk=arrived.pk)).get()
    if locked.state not in states:
        raise EndedError
    return locked


def put_aside(claimed: Arrival | Parcel, by: User, reason: str, at: datetime) -> None:
    """Put away what nobody shall take; what it says goes with its key, in time."""
    claimed.state, claimed.why = State.ASIDE, reason
    claimed.ended_at, claimed.ended_by = at, by
    claimed.save(update_fields=["state", "why", "ended_at", "ended_by"])
