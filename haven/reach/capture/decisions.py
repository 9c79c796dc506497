"""What phones have sent that waits for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.decisions import Waiting
from haven.reach.capture.queries import count_held


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The forms that are held, for those who supervise; one query."""
    if actor.holds(Role.SUPERVISOR) and (held := count_held(actor)):
        yield Waiting(_("Filled forms that wait for a person"), held, reverse("capture:arrivals"))
