"""How two files of one person become one: what each app says through its ``joinings`` door.

Every column that refers to a person is moved by a walk over the models, so nothing needs saying
for it. An app has a module ``joinings`` only for what a walk cannot know, with any of:

* ``STAYS``: ``{"app.Model.column": why}`` for columns that refer to a person and are not moved;
* ``settle(ledger)``: what is changed before the walk, so that nothing of hers collides;
* ``parted(ledger, later)``: what follows for the rows added since when the files part again.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from django.db.models import Model

    from haven.foundation.access.models import User


class Ledger(Protocol):
    """Where every change of a joining is written down, so that each can be taken back.

    ``keep`` is the file that goes on, ``other`` the one that becomes a signpost to it.
    """

    keep: Any
    other: Any
    user: User
    on: date
    at: datetime

    def change(self, row: Model, **to: Any) -> None:
        """Give columns of a row other values."""

    def take(self, row: Model) -> None:
        """Take a row away, whole; it comes back when the files part."""

    def add(self, row: Model) -> None:
        """Write a new row; it goes when the files part."""

    def pair(self, keeps: Model, others: Model) -> None:
        """Say that a row of the joined file goes on for both; later work on it can be shared."""


@cache
def joining_rooms() -> tuple[ModuleType, ...]:
    """Every app's ``joinings`` module, lowest floor first."""
    return tuple(open_doors("joinings"))


def all_that_stays() -> dict[str, str]:
    """Every column that refers to a person and is not moved, with the reason."""
    return {
        column: why
        for room in joining_rooms()
        for column, why in getattr(room, "STAYS", {}).items()
    }
