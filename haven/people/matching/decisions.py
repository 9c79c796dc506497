"""What of pairs waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.foundation.decisions import Waiting
from haven.people.matching.queries import count_for_me


def decisions(actor: Actor) -> Iterator[Waiting]:
    """The pairs she may decide or sign; it costs one query, of those who work with people."""
    if actor.holds(*WORK_WITH_PEOPLE) and (count := count_for_me(actor)):
        yield Waiting(_("Records that may be one person's"), count, reverse("matching:desk"))
