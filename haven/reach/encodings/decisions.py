"""What of comparisons waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.foundation.decisions import Waiting
from haven.reach.encodings.queries import count_for_me


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The pairs she may decide; it costs one query, of those who work with people."""
    if actor.holds(*WORK_WITH_PEOPLE) and (count := count_for_me(actor)):
        words = _("People a partner organisation probably knows")
        yield Waiting(words, count, reverse("encodings:index"))
