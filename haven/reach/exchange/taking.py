"""Take an export: the workbook is made and locked first, and kept in a short transaction."""

from __future__ import annotations

from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.reach.exchange.actions import refuse_export, take_export
from haven.reach.exchange.locking import new_passphrase
from haven.reach.exchange.making import locked_workbook
from haven.reach.exchange.models import ExportRequest
from haven.reach.exchange.queries import export_rows, leaving


def take(by: Actor, request: ExportRequest, at: datetime) -> str:
    """Make the workbook that was asked for; returns the passphrase it is locked with.

    The passphrase is kept nowhere: whoever loses it makes the workbook anew. Who is judged is who
    was read, and nobody else waits for the database while thousands of rows are locked.

    Raises:
        ExportRefusedError: it may not leave now, or somebody's record changed meanwhile.
    """
    people = leaving(by, request, at)
    refuse_export(request, people, at)
    passphrase = new_passphrase()
    rows = list(export_rows(one.answers for one in people.people))
    file = locked_workbook(request, rows, passphrase, at)
    take_export(by=by, request=request, people=people, file=file, at=at)
    return passphrase
