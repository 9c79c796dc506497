"""What phones have sent that waits for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.decisions import Waiting
from haven.reach.capture.policies import FILLERS
from haven.reach.capture.queries import counts_held


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The forms and records that are held, for those who may decide about them; one query."""
    if not actor.holds(*FILLERS):
        return
    held = counts_held(actor)
    if actor.holds(Role.SUPERVISOR) and (forms := held.get("forms")):
        yield Waiting(_("Filled forms that wait for a person"), forms, reverse("capture:arrivals"))
    if records := held.get("parcels"):
        yield Waiting(_("Records from the offline page"), records, reverse("capture:parcels"))
