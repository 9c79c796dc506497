"""What a phone may choose from in a form: every app offers lists through its ``entities`` door.

Such an app has a module ``entities`` with ``entity_lists(actor, mission) -> Iterator[EntityList]``.
A list rests on phones outside our walls: it holds codes and public words, never who somebody is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission

OURS = uuid5(NAMESPACE_URL, "https://getodk.org/entities/haven")


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing to choose: its code, and what the phone shows for it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class EntityList:
    """A named list a form may choose from; read only when a phone asks for it."""

    name: str
    read: Callable[[], Sequence[Entity]]

    def rows(self) -> list[tuple[UUID, Entity]]:
        """Its things, each with the UUID by which phones know it (ODK entities 2024.1)."""
        return [(uuid5(OURS, f"{self.name}/{one.code}"), one) for one in self.read()]

    def as_csv(self) -> bytes:
        """The list as a phone downloads it."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["name", "label", "__version", "code"])
        writer.writerows([name, one.label, 1, one.code] for name, one in self.rows())
        return text.getvalue().encode()


def entity_lists(actor: Actor, mission: Mission) -> Iterator[EntityList]:
    """Every list the actor may choose from in a mission, lowest floor first."""
    for room in open_doors("entities"):
        yield from room.entity_lists(actor, mission)
