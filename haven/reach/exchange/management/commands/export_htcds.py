"""``haven export-htcds FILE --mission CODE``: take a mission's people out into the workbook."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.queries import organisation_called
from haven.reach.exchange.actions import ExportRefusedError, export_at_console, refuse_receiver
from haven.reach.exchange.locking import lock, new_passphrase
from haven.reach.exchange.making import mark_at_console, workbook
from haven.reach.exchange.queries import export_rows, exportable


class Command(HavenCommand):
    """Export a mission's people into a workbook of the Human Trafficking Case Data Standard."""

    help = (
        "Write an HTCDS 2.0 workbook that only its owner can read; the trail says so. With "
        "--receiver it is locked for that organisation, and its passphrase is printed once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--mission", required=True, metavar="CODE")
        parser.add_argument("--receiver", metavar="NAME", help="an organisation of the directory")

    def handle(self, *args: Any, file: Path, mission: str, **options: Any) -> None:
        home = Mission.objects.filter(code=mission).first()
        if home is None:
            raise CommandError(f"There is no mission {mission}.")
        to = _receiver(home, options["receiver"])
        by = Actor.console()
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError as refusal:
            raise CommandError(f"{file} cannot be written: {refusal.strerror}.") from None
        with os.fdopen(handle, "wb") as out:
            rows = list(export_rows(exportable(by, home)))
            export_at_console(by=by, mission=home, count=len(rows), receiver=to)
            made = workbook(rows, mark_at_console(by, home, to, len(rows), now()))
            out.write(self._locked(made) if to else made)
        self.stdout.write(f"{len(rows)} people written to {file}.")

    def _locked(self, made: bytes) -> bytes:
        passphrase = new_passphrase()
        self.stdout.write(f"Passphrase, shown this once: {passphrase}")
        return lock(made, passphrase)


def _receiver(mission: Mission, name: str | None) -> Organisation | None:
    if name is None:
        return None
    organisation = organisation_called(name, mission)
    if organisation is None:
        raise CommandError(f"There is no organisation {name} in the directory of {mission}.")
    try:
        refuse_receiver(mission, organisation)
    except ExportRefusedError as refusal:
        raise CommandError(str(refusal)) from None
    return organisation
