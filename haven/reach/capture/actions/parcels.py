"""Take what came from the offline page, or set it aside."""

from __future__ import annotations

from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.reach.capture.contents import Content
from haven.reach.capture.ending import claimed, put_aside
from haven.reach.capture.models import Parcel, State
from haven.reach.capture.policies import may_decide_parcel, may_hand_in
from haven.reach.capture.unpacking import Told, hand_on

UNDECIDED = (State.WAITING, State.HELD)


@action
def take_parcel(
    *, by: Actor, parcel: Parcel, content: Content, told: Told, made: datetime, at: datetime
) -> None:
    """Hand what somebody recorded to the programme it is for, in her own name, once.

    Raises:
        EndedError: it was taken or set aside before.
        NotTakenError, CaseError, PermissionDenied: a person must look at it.
    """
    may_hand_in.require(by, parcel.mission)
    locked = claimed(parcel, *UNDECIDED)
    hand_on(by, locked, content, told, made)
    locked.state, locked.ended_at, locked.why = State.TAKEN, at, None
    locked.kind, locked.about = content.kind, content.case
    locked.save(update_fields=["state", "ended_at", "why", "kind", "about"])
    record(by, "parcel.taken", locked, mission=locked.mission, kind=content.kind)


@action
def release_parcel(*, by: Actor, parcel: Parcel) -> None:
    """Say that a held parcel is to be taken although the case has changed since.

    Raises:
        EndedError: it was taken or set aside before.
    """
    may_decide_parcel.require(by, parcel)
    locked = claimed(parcel, *UNDECIDED)
    record(by, "parcel.released", locked, mission=locked.mission)


@action
def set_parcel_aside(*, by: Actor, parcel: Parcel, reason: str, at: datetime) -> None:
    """Put away what shall not be taken; what it says goes with its key, in time.

    Raises:
        EndedError: it was taken or set aside before.
    """
    may_decide_parcel.require(by, parcel)
    locked = claimed(parcel, *UNDECIDED)
    put_aside(locked, by.user, reason, at)
    record(by, "parcel.set_aside", locked, mission=locked.mission)


def hold_parcel(parcel: Parcel, why: str, content: Content | None = None) -> None:
    """Keep a parcel for a person to look at. It asks no rule: nothing is decided by it."""
    parcel.state, parcel.why = State.HELD, why
    if content:
        parcel.kind, parcel.about = content.kind, content.case
    parcel.save(update_fields=["state", "why", "kind", "about"])
