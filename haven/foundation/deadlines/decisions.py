"""What of time limits waits for a supervisor."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.deadlines.queries import pauses_to_sign
from haven.foundation.decisions import Waiting


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The pauses somebody has asked for; only a supervisor is asked, and costs a query."""
    if actor.holds(Role.SUPERVISOR) and (count := pauses_to_sign(actor).count()):
        yield Waiting(_("Pauses of time limits"), count, reverse("deadlines:pauses"))
