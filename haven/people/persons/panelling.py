"""Panels: what other folders show on a person's page, and beside a search for her.

Such a folder has a module ``person_panels`` with ``panels(person, actor) -> list[Panel]``, or a
module ``search_panels`` with ``panels(sought, actor) -> list[Panel]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.people.persons.models import Person
    from haven.people.persons.queries import Sought


@dataclass(frozen=True, slots=True)
class Panel:
    """One section of a person's page: its heading, its template, and what that needs."""

    title: str | Promise
    template: str
    context: Mapping[str, Any]
    leads: bool = False
    """Whether it holds the next step, and so stands above who she is."""


def panels_about(person: Person, actor: Actor) -> list[Panel]:
    """Everything others have to show about her."""
    return [panel for room in open_doors("person_panels") for panel in room.panels(person, actor)]


def panels_beside(sought: Sought, actor: Actor) -> list[Panel]:
    """Everything others have to say to somebody who looks for her."""
    return [panel for room in open_doors("search_panels") for panel in room.panels(sought, actor)]
