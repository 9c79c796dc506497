"""What waits for somebody's decision: every app says so through its ``decisions`` door.

Such an app has a module ``decisions`` with ``decisions(actor) -> Iterator[Waiting]``; what the
actor may not decide, it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from haven.foundation.access.actors import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some things of one kind that wait: what they are, how many, and where they are decided."""

    words: _StrOrPromise
    count: int
    address: str


def waiting_for(actor: Actor) -> list[Waiting]:
    """Everything that waits for her decision, lowest floor first."""
    return [waiting for room in open_doors("decisions") for waiting in room.decisions(actor)]
