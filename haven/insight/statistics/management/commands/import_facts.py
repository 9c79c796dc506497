"""`haven import-facts`: read a de-identified file of facts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.insight.statistics.actions import UnreadableFactsError, import_facts
from haven.insight.statistics.layouts import LAYOUTS


class Command(HavenCommand):
    """Read facts from a file, replacing those read from such a file before."""

    help = "Read a de-identified CSV file; facts of the same layout are replaced."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--layout", choices=sorted(LAYOUTS), required=True)

    def handle(self, *args: Any, file: Path, layout: str, **options: Any) -> None:
        if not Mission.objects.exists():
            raise CommandError("There is no mission yet whose trail could say who read this.")
        try:
            with file.open(encoding="utf-8-sig", newline="") as opened:
                number = import_facts(
                    by=Actor.console(), file=opened, layout=LAYOUTS[layout], at=now()
                )
        except (OSError, UnicodeDecodeError, UnreadableFactsError) as fault:
            raise CommandError(f"{file.name} was not read. {fault}") from fault
        self.stdout.write(f"{number:,} facts from {file.name}.")
