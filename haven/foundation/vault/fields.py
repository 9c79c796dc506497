"""Sealed fields: values that are stored only encrypted, each under its owner's key.

``under`` names the attribute that holds the id of the owner's key: for most models the person a
row speaks of (``person_id``), for a person herself her own ``id``. A value is opened when it is
first read, never before, and is bound to its column and owner: copied elsewhere it does not open.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from haven.foundation.vault.keyring import KeyGoneError, sealing_key
from haven.foundation.vault.sealing import seal, unseal

Value = TypeVar("Value")


class Sealed(bytes):
    """A value as it rests in the database."""


class SealedAttribute(DeferredAttribute):
    """Opens a sealed value when it is first read; a forgotten value reads as None.

    Reading changes nothing: if the key is only out of reach, saving the row must not lose it.
    """

    field: SealedField[Any]

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if not isinstance(value, Sealed):
            return value
        opened = self.field.opened(instance, value)
        if opened is not None:
            instance.__dict__[self.field.attname] = opened
        return opened

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.BinaryField[Value | None, Value | None], Generic[Value]):
    """The common part: subclasses say how a value becomes text and back."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, under: str = "person_id", **kwargs: Any) -> None:
        self.under = under
        super().__init__(*args, **kwargs)

    def written(self, value: Value) -> str:
        raise NotImplementedError

    def read(self, text: str) -> Value:
        raise NotImplementedError

    def packed(self, value: Value) -> bytes:
        return self.written(value).encode()

    def unpacked(self, content: bytes) -> Value:
        return self.read(content.decode())

    def opened(self, instance: Any, value: Sealed) -> Value | None:
        return self.opened_of(self._owner(instance), value)

    def opened_of(self, owner: UUID, value: Sealed) -> Value | None:
        """A value that was read by itself, without its row; None when its key is gone."""
        try:
            return self.unpacked(unseal(sealing_key(owner), value, self._context(owner)))
        except KeyGoneError:
            return None

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: FBT001
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        owner = self._owner(model_instance)
        return Sealed(seal(sealing_key(owner), self.packed(value), self._context(owner)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.model.__name__}.{self.name} is written only by saving a row.")
        return super().get_db_prep_value(value and bytes(value), connection, prepared)

    def from_db_value(self, value: bytes | None, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def get_default(self) -> Any:
        return None if not self.has_default() else super().get_default()

    def _owner(self, instance: Any) -> UUID:
        owner: UUID = getattr(instance, self.under)
        return owner

    def _context(self, owner: UUID) -> bytes:
        return f"{self.model._meta.label}.{self.name}:{owner}".encode()


class SealedTextField(SealedField[str]):
    """Text, sealed."""

    def written(self, value: str) -> str:
        return value

    def read(self, text: str) -> str:
        return text


class SealedDateField(SealedField[date]):
    """A date, sealed."""

    def written(self, value: date) -> str:
        return value.isoformat()

    def read(self, text: str) -> date:
        return date.fromisoformat(text)


class SealedJSONField(SealedField[Any]):
    """Anything JSON can say, sealed."""

    def written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def read(self, text: str) -> Any:
        return json.loads(text)


class SealedBytesField(SealedField[bytes]):
    """Bytes, such as a photograph, sealed as they are."""

    def packed(self, value: bytes) -> bytes:
        return value

    def unpacked(self, content: bytes) -> bytes:
        return content

    def written(self, value: bytes) -> str:
        return b64encode(value).decode()

    def read(self, text: str) -> bytes:
        return b64decode(text)
