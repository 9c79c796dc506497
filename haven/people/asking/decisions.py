"""What of asking waits for somebody: questions of other missions, and answers to her own."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.decisions import Waiting
from haven.people.asking.queries import count_for_me


def decisions(actor: Actor) -> Iterator[Waiting]:
    """Whether other missions ask about somebody she may know, and what they told her; one query."""
    here, (to_answer, answered) = reverse("asking:list"), count_for_me(actor, now())
    if to_answer:
        yield Waiting(_("Another mission asks whether we know somebody"), to_answer, here)
    if answered:
        yield Waiting(_("Answers from other missions"), answered, here)
