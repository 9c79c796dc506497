"""Bring a confirmed file in: a job that may be killed at any moment and begun again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.utils.timezone import localdate, now

from haven.foundation.access.actors import Actor
from haven.reach.exchange.actions import MovedOnError, finish_import, import_batch
from haven.reach.exchange.gathering import many_rows
from haven.reach.exchange.models import FileState, HtcdsFile
from haven.reach.exchange.uploads import kept_rows

PORTION = 1000
"""Rows in one transaction: a second's work, lost at most when the machine stops."""


def import_file(pk: int) -> None:
    """The job: bring in what a file still has, in the name of who confirmed it."""
    file = HtcdsFile.objects.select_related("mission", "team", "confirmed_by").get(pk=pk)
    if file.state == FileState.CONFIRMED and file.confirmed_by:
        import_all(Actor.of(file.confirmed_by, on=localdate()), file)


def import_all(by: Actor, file: HtcdsFile, tell: Callable[[int], None] = lambda done: None) -> None:
    """Import portion after portion from where the file stands; ``tell`` hears how far it is."""
    rows = kept_rows(file.content or ())
    with suppress(MovedOnError), many_rows():  # another worker has it
        while file.rows_done < len(rows):
            portion = rows[file.rows_done : file.rows_done + PORTION]
            start = file.rows_done
            import_batch(by=by, file=file, rows=portion, start=start, on=localdate(), at=now())
            tell(file.rows_done)
        finish_import(by=by, file=file, at=now())
