"""What the door for phones knows about its own health."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.utils.timezone import now

from haven.foundation.status import Sign, good, warning
from haven.reach.capture.models import Arrival, Device, State

PATIENCE = timedelta(minutes=10)


def signs() -> Iterator[Sign]:
    """Whether what arrives is taken, and whether tokens travel in the open."""
    oldest = Arrival.objects.filter(state=State.WAITING).aggregate(at=Min("received_at"))["at"]
    if oldest and now() - oldest > PATIENCE:
        yield warning(
            f"A filled form has waited since {oldest:%d %b %H:%M} UTC: is a worker alive?"
        )
    phones = Device.objects.filter(revoked_at__isnull=True).count()
    if phones and not settings.HAVEN_PUBLIC:
        yield warning(
            f"{phones:,} phones send to a server without HTTPS (HAVEN_PUBLIC is not 1): whoever "
            "listens on the line reads the forms and the tokens."
        )
    elif phones:
        yield good(f"{phones:,} phones may send; each can be revoked by itself.")
