"""Panels: what a programme shows on the case page, through its ``panels`` door.

A programme has a module ``panels`` with ``panels(case, actor) -> list[Panel]``; what the actor may
not see, it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.people.cases.models import Case


@dataclass(frozen=True, slots=True)
class Panel:
    """One section of the case page: its heading, the template of its content, and its context."""

    title: str | Promise
    template: str
    context: Mapping[str, Any]


def panels_of(case: Case, actor: Actor) -> list[Panel]:
    """The panels of every programme that has something to show, lowest floor first."""
    return [panel for room in _rooms() for panel in room.panels(case, actor)]


@cache
def _rooms() -> tuple[ModuleType, ...]:
    return tuple(open_doors("panels"))
