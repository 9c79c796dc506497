"""Insert many rows at the price of one statement, for files and measurements.

``bulk_create`` builds one long statement a portion, and spends most of an import on building it;
here the database prepares one short statement and runs it for every row. Rows get no key back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections, router
from django.db.models import AutoField, Field, Model


def insert_many(rows: Sequence[Model]) -> None:
    """Insert rows of one model, sealed and checked as when they are saved one by one."""
    if not rows:
        return
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.local_concrete_fields if not _numbered(field)]
    columns = [field.column or field.name for field in fields]
    names = ", ".join(map(connection.ops.quote_name, columns))
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    values = [
        [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)  # noqa: S608


def _numbered(field: Field[Any, Any]) -> bool:
    return isinstance(field, AutoField)
