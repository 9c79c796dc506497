"""What phones have sent that waits for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.decisions import Waiting
from haven.reach.capture.policies import FILLERS
from haven.reach.capture.queries import count_held, held_parcels


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The forms that are held, for those who supervise; one query each."""
    if actor.holds(Role.SUPERVISOR) and (held := count_held(actor)):
        yield Waiting(_("Filled forms that wait for a person"), held, reverse("capture:arrivals"))
    if actor.holds(*FILLERS) and (waiting := held_parcels(actor).count()):
        yield Waiting(_("Records from the offline page"), waiting, reverse("capture:parcels"))
