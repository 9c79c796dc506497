"""Keep a workbook until somebody decides, then let it in or forget it."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Team
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.jobs.later import Job, later
from haven.foundation.vault.keyring import held_keys, make_keys
from haven.reach.exchange.ending import forget
from haven.reach.exchange.models import FileState, HtcdsFile
from haven.reach.exchange.policies import may_give_team_cases, may_handle_file, may_import_into
from haven.reach.exchange.uploads import Upload


class NotWaitingError(Exception):
    """Somebody has decided about the file already."""

    def __str__(self) -> str:
        return _("Somebody has decided about this file already.")


@action
def keep_file(*, by: Actor, mission: Mission, upload: Upload, at: datetime) -> HtcdsFile:
    """Keep what a workbook says, sealed under its own key, until somebody decides."""
    may_import_into.require(by, mission)
    file = HtcdsFile(
        mission=mission,
        digest=upload.digest,
        uploaded_by=by.user,
        uploaded_at=at,
        rows=upload.rows,
        faulty=upload.rows - len(upload.sound),
        known=upload.known,
        key=uuid4(),
        content=upload.content,
        remarks=upload.remarks,
    )
    with held_keys():
        make_keys([file.key], mission.code)
        file.save(force_insert=True)
    record(by, "htcds.uploaded", file, mission=mission, rows=file.rows, faulty=file.faulty)
    return file


@action
def confirm_file(
    *, by: Actor, file: HtcdsFile, team: Team | None = None, job: Job | None = None
) -> None:
    """Let the sound rows of a file in; their cases go to ``team``.

    ``job`` is what the worker does then (``working.import_file``); without it the caller does it.

    Raises:
        NotWaitingError: it was decided before.
    """
    may_handle_file.require(by, file)
    if team:
        may_give_team_cases.require(by, team)
    _claim(file)
    file.state, file.team, file.confirmed_by = FileState.CONFIRMED, team, by.user
    file.save(update_fields=["state", "team", "confirmed_by"])
    if job:
        later(job, file.pk)
    record(by, "htcds.confirmed", file, mission=file.mission, rows=file.sound)


@action
def discard_file(*, by: Actor, file: HtcdsFile, at: datetime) -> None:
    """Forget a file that nobody wants in.

    Raises:
        NotWaitingError: it was decided before.
    """
    may_handle_file.require(by, file)
    _claim(file)
    forget(file, FileState.DISCARDED, at)
    record(by, "htcds.discarded", file, mission=file.mission)


@action
def take_over_import(*, by: Actor, file: HtcdsFile, job: Job) -> None:
    """Go on with an import that has stopped, in one's own name.

    Raises:
        NotWaitingError: it is not being imported.
    """
    may_handle_file.require(by, file)
    if not HtcdsFile.objects.filter(pk=file.pk, state=FileState.CONFIRMED).exists():
        raise NotWaitingError
    file.confirmed_by = by.user
    file.save(update_fields=["confirmed_by"])
    later(job, file.pk)
    record(by, "htcds.taken_over", file, mission=file.mission, upto=file.rows_done)


def _claim(file: HtcdsFile) -> None:
    present = HtcdsFile.objects.select_for_update().only("state").get(pk=file.pk)
    if present.state != FileState.WAITING:
        raise NotWaitingError
