"""What a row says, as JSON can keep it: sealed values opened, and everything brought back alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Field, JSONField, Model

from haven.foundation.vault.fields import Sealed, SealedField
from haven.foundation.vault.keyring import KeyGoneError

Said = dict[str, Any]


def said(row: Model, names: Iterable[str] | None = None) -> Said:
    """The values of these columns of a row, or of all, by the names of its fields.

    Raises:
        KeyGoneError: a sealed value was forgotten; it must not be carried anywhere.
    """
    fields = row._meta.local_concrete_fields
    chosen = fields if names is None else [row._meta.get_field(name) for name in names]
    return {field.name: _said(field, row) for field in chosen if isinstance(field, Field)}


def heard(model: type[Model], words: Said) -> Said:
    """The same values as the columns take them, by the names a model takes them under."""
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    return {fields[name].attname: _heard(fields[name], value) for name, value in words.items()}


def opened(row: Model, field: SealedField[Any]) -> Any:
    """A sealed value, open.

    Raises:
        KeyGoneError: it was forgotten.
    """
    value = getattr(row, field.attname)
    if value is None and isinstance(row.__dict__.get(field.attname), Sealed):
        raise KeyGoneError(f"{field} of {row}")
    return value


def _said(field: Field[Any, Any], row: Model) -> Any:
    if isinstance(field, SealedField):
        value = opened(row, field)
        return value if value is None else field.written(value)
    value = field.value_from_object(row)
    plain = value is None or isinstance(field, JSONField)
    return value if plain else field.value_to_string(row)


def _heard(field: Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, JSONField):
        return value
    return field.read(value) if isinstance(field, SealedField) else field.to_python(value)
