"""``haven export-htcds FILE --mission CODE``: take a mission's people out into the workbook."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.reach.exchange.actions import export_at_console
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.queries import export_rows


class Command(HavenCommand):
    """Export a mission's people into a workbook of the Human Trafficking Case Data Standard."""

    help = "Write an HTCDS 2.0 workbook that only its owner can read; the trail says so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--mission", required=True, metavar="CODE")

    def handle(self, *args: Any, file: Path, mission: str, **options: Any) -> None:
        home = Mission.objects.filter(code=mission).first()
        if home is None:
            raise CommandError(f"There is no mission {mission}.")
        by = Actor.console()
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError as refusal:
            raise CommandError(f"{file} cannot be written: {refusal.strerror}.") from None
        count = export_at_console(by=by, mission=home)
        with os.fdopen(handle, "wb") as out:
            write_workbook(list(export_rows(by, home)), out)
        self.stdout.write(f"{count} people written to {file}.")
