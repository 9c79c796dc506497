"""Receive a parcel of the offline page exactly once; it stays sealed until a job opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from haven.reach.capture.errors import ContradictionError
from haven.reach.capture.keys import fresh_key, give_back
from haven.reach.capture.models import Device, Parcel, State

MOST_OTHERS = 20
"""Of one number; whoever sends more of them tells nobody anything new."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the page sends: its number, the version of our key, the box, the device's clock."""

    number: UUID
    key_version: int
    box: bytes
    clock: datetime | None


def receive_parcel(device: Device, sealed: Sealed, at: datetime) -> bool:
    """Store it; when this returns it is durable. Whether it is new.

    Raises:
        ContradictionError: another content came under this number; both are kept.
    """
    if _stored(_parcel(device, sealed, at)):
        return True
    known = Parcel.objects.get(
        mission=device.mission, number=sealed.number, contradicts__isnull=True
    )
    if known.digest == _digest(sealed):
        return False
    if known.others.count() < MOST_OTHERS:
        _stored(_parcel(device, sealed, at, contradicts=known, state=State.HELD))
    raise ContradictionError


def _parcel(device: Device, sealed: Sealed, at: datetime, **more: object) -> Parcel:
    return Parcel(
        mission=device.mission,
        number=sealed.number,
        device=device,
        sent_by=device.user,
        key_version=sealed.key_version,
        received_at=at,
        device_clock=sealed.clock,
        digest=_digest(sealed),
        box=sealed.box,
        **{"state": State.WAITING, **more},
    )


def _digest(sealed: Sealed) -> str:
    return sha256(sealed.key_version.to_bytes(4, "big") + sealed.box).hexdigest()


def _stored(parcel: Parcel) -> bool:
    """Whether it was stored now; if not, the database knows it already."""
    parcel.pk = fresh_key(parcel.mission)
    try:
        with transaction.atomic():
            parcel.save(force_insert=True)
    except IntegrityError:
        give_back(parcel.mission, parcel.pk)
        return False
    return True
