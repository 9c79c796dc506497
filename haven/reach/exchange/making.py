"""Make the workbook of an export: marked on every page, and locked for its receiver alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.directory.models import Organisation
from haven.reach.exchange.htcds.marks import Mark
from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.locking import lock
from haven.reach.exchange.models import ExportRequest


def locked_workbook(
    request: ExportRequest, rows: Sequence[Row], passphrase: str, at: datetime
) -> bytes:
    """These people as the file of a request, which opens only with the passphrase."""
    return lock(workbook(rows, mark_of(request, len(rows), at)), passphrase)


def workbook(rows: Sequence[Row], mark: Mark) -> bytes:
    """These people as a workbook, not locked yet."""
    file = io.BytesIO()
    write_workbook(rows, file, mark)
    return file.getvalue()


def mark_of(request: ExportRequest, count: int, at: datetime) -> Mark:
    """What the workbook of a request says about itself."""
    return Mark(
        code=request.code,
        mission=request.mission.name,
        count=count,
        purpose=request.get_purpose_display(),
        receiver=request.receiver_in_words,
        asked_by=request.asked_by.name,
        approved_by=request.approved_by.name if request.approved_by else _("nobody else"),
        made_at=localtime(at),
    )


def mark_at_console(
    by: Actor, mission: Mission, to: Organisation | None, count: int, at: datetime
) -> Mark:
    """What a workbook made at the console says about itself."""
    return Mark(
        code=f"E-{mission.code}-{at:%Y%m%d%H%M}",
        mission=mission.name,
        count=count,
        purpose=_("Taken out at the console"),
        receiver=to.name if to else mission.name,
        asked_by=by.user.name,
        approved_by=_("nobody else"),
        made_at=localtime(at),
    )
