"""What of joinings waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.decisions import Waiting
from haven.people.joining.models import Joining
from haven.people.joining.policies import JOINERS, may_confirm


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The joinings somebody else has proposed; only who may join is asked, and costs a query."""
    waiting = Joining.objects.permitted(actor, may_confirm)
    if actor.holds(*JOINERS) and (count := waiting.count()):
        yield Waiting(_("Files to join"), count, reverse("joining:waiting"))
