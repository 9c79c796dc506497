"""Insert many rows at the price of one statement, for files and measurements.

``bulk_create`` builds one long statement a portion, and spends most of an import on building it;
here the database prepares one short statement and runs it for every row. Rows get no key back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, CharField, Field, JSONField, Model, TextField

NUMBERS: frozenset[type] = frozenset({int, bool, type(None)})
NUMBERS_AND_WORDS = NUMBERS | {str}
"""What every database writes as it is; so it does words, where words are what is kept."""


REPEATED: frozenset[type] = frozenset({UUID, date, datetime})
"""What many rows of a file share: a day, a person."""


def insert_many(rows: Sequence[Model]) -> None:
    """Insert rows of one model, sealed and checked as when they are saved one by one."""
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.local_concrete_fields if not _numbered(field)]
    columns = ([field.pre_save(row, add=True) for row in rows] for field in fields)
    _insert(model, fields, columns)


def insert_values(model: type[Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of which only the values are known, in the order of these fields' names.

    They are prepared as when they are saved one by one; nothing stands in for a field not named.
    """
    if rows:
        _insert(model, [_field(model, name) for name in names], zip(*rows, strict=True))


def _insert(
    model: type[Model], fields: Sequence[Field[Any, Any]], columns: Iterable[Sequence[Any]]
) -> None:
    connection = connections[router.db_for_write(model)]
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(field.column or field.name) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    prepared = [
        _prepared(field, values, connection) for field, values in zip(fields, columns, strict=True)
    ]
    once = transaction.atomic(using=connection.alias, savepoint=False)
    with once, connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})",  # noqa: S608
            list(zip(*prepared, strict=True)),
        )


def _prepared(
    field: Field[Any, Any], values: Sequence[Any], connection: BaseDatabaseWrapper
) -> list[Any]:
    """One column as the database takes it; its field is asked once, where that changes a value."""
    plain, known = _plain(field), dict[Any, Any]()
    prepared = []
    for value in values:
        if type(value) in plain:
            prepared.append(value)
        elif type(value) in REPEATED:
            if value not in known:
                known[value] = field.get_db_prep_save(value, connection)
            prepared.append(known[value])
        else:
            prepared.append(field.get_db_prep_save(value, connection))
    return prepared


def _plain(field: Field[Any, Any]) -> frozenset[type]:
    if isinstance(field, JSONField):
        return frozenset()
    return NUMBERS_AND_WORDS if isinstance(field, CharField | TextField) else NUMBERS


def _field(model: type[Model], name: str) -> Field[Any, Any]:
    return next(field for field in model._meta.local_concrete_fields if field.name == name)


def _numbered(field: Field[Any, Any]) -> bool:
    return isinstance(field, AutoField)
