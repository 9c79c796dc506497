"""``haven import-htcds FILE --mission CODE``: bring the people of a workbook in."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import localdate, now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission, Team
from haven.foundation.workbooks import UnreadableWorkbookError
from haven.reach.exchange.actions import confirm_file, discard_file, keep_file
from haven.reach.exchange.models import FileState, HtcdsFile
from haven.reach.exchange.uploads import Upload, read_upload
from haven.reach.exchange.working import import_all

EVERY = 1000


class Command(HavenCommand):
    """Import a workbook of the Human Trafficking Case Data Standard; repeatable."""

    help = (
        "Import an HTCDS 2.0 workbook. Rows with faults are told, and nothing is saved unless "
        "--skip-faulty. Stopped in the middle, it goes on where it was when it is run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--mission", required=True, metavar="CODE")
        parser.add_argument("--team", metavar="NAME", help="the team that takes the cases")
        parser.add_argument("--dry-run", action="store_true", help="read and tell, save nothing")
        parser.add_argument("--skip-faulty", action="store_true", help="import the sound rows")

    def handle(self, *args: Any, file: Path, mission: str, **options: Any) -> None:
        home = _mission(mission)
        team = _team(home, options["team"])
        upload = self._read(file, home)
        if upload.faults and not options["skip_faulty"]:
            raise CommandError(f"{len(upload.faults)} faults. Nothing was saved.")
        if options["dry_run"]:
            self.stdout.write("Nothing was saved.")
            return
        self._import(Actor.console(), home, team, upload)

    def _read(self, path: Path, mission: Mission) -> Upload:
        try:
            with path.open("rb") as file:
                upload = read_upload(file, mission, localdate())
        except (OSError, UnreadableWorkbookError) as refusal:
            raise CommandError(str(refusal)) from None
        for remark in (*upload.faults, *upload.doubts):
            self.stderr.write(str(remark))
        for heading in upload.unread:
            self.stderr.write(f"Column {heading} is not read.")
        self.stdout.write(
            f"{upload.rows} rows: {len(upload.sound) - upload.known} new, {upload.known} known, "
            f"{upload.rows - len(upload.sound)} with faults, "
            f"{len(upload.alike)} look like somebody known."
        )
        return upload

    def _import(self, by: Actor, mission: Mission, team: Team | None, upload: Upload) -> None:
        file = _begun(mission, upload)
        if file is None:
            file = keep_file(by=by, mission=mission, upload=upload, at=now())
            confirm_file(by=by, file=file, team=team)
        told = [file.rows_done]
        import_all(by, file, lambda done: self._tell(told, done))
        self.stdout.write(f"{file.created} people and their cases are new.")

    def _tell(self, told: list[int], done: int) -> None:
        if done // EVERY > told[-1] // EVERY:
            told.append(done)
            self.stdout.write(f"{done} rows")
            self.stdout.flush()


def _begun(mission: Mission, upload: Upload) -> HtcdsFile | None:
    """The same workbook, when its import was interrupted; one nobody decided about is dropped."""
    same = HtcdsFile.objects.filter(mission=mission, digest=upload.digest).select_related("mission")
    for file in same.filter(state=FileState.WAITING, uploaded_by=Actor.console().user):
        discard_file(by=Actor.console(), file=file, at=now())
    return same.filter(state=FileState.CONFIRMED).first()


def _mission(code: str) -> Mission:
    mission = Mission.objects.filter(code=code).first()
    if mission is None:
        raise CommandError(f"There is no mission {code}.")
    return mission


def _team(mission: Mission, name: str | None) -> Team | None:
    if name is None:
        return None
    team = Team.objects.filter(mission=mission, name=name).first()
    if team is None:
        raise CommandError(f"There is no team {name} in {mission}.")
    return team
