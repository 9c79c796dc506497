"""One after another: who changes the same thing waits for the other to finish."""

from __future__ import annotations

from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Record = TypeVar("Record", bound=Model)


def take_turns(record: Model) -> None:
    """Wait until nobody else has this record in hand, and keep it until the transaction ends.

    The sealed file has one writer at a time anyway, so nothing is asked there.
    """
    if connection.features.has_select_for_update:
        # A request knows its user by a stand-in: its type is none of ours, its class is.
        record.__class__._default_manager.select_for_update(no_key=True).get(pk=record.pk)


def in_turn(records: QuerySet[Record]) -> QuerySet[Record]:
    """These records, each waited for and kept until the transaction ends; read in an order."""
    if connection.features.has_select_for_update:
        return records.select_for_update(no_key=True, of=("self",))
    return records
