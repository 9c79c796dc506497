"""What of asking waits for somebody: questions of other missions, and answers to her own."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.decisions import Waiting
from haven.people.asking.queries import answered_for, to_answer


def decisions(actor: Actor) -> Iterator[Waiting]:
    """Whether other missions ask about somebody she may know, and what they told her."""
    here = reverse("asking:list")
    if count := to_answer(actor).count():
        yield Waiting(_("Another mission asks whether we know somebody"), count, here)
    if count := answered_for(actor, now()).count():
        yield Waiting(_("Answers from other missions"), count, here)
