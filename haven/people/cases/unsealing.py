"""Open a sealed value that came without its row, from a query that reads several tables as one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast
from uuid import UUID

from django.db.models import Model

from haven.foundation.vault.fields import Sealed, SealedTextField


def opened_text(model: type[Model], field: str, person_id: UUID, sealed: bytes | None) -> str:
    """The text; nothing when there is none or it was forgotten."""
    if sealed is None:
        return ""
    column = cast("SealedTextField", model._meta.get_field(field))
    return column.opened(SimpleNamespace(person_id=person_id), Sealed(sealed)) or ""
