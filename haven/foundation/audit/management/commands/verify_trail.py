"""`haven verify-trail`: prove that nobody has rewritten the trail, and sign where it ends."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.foundation.audit.heads import faults, last_signed, sign_head
from haven.foundation.audit.models import Entry


class Command(HavenCommand):
    """Verify the trail of one mission or of all."""

    help = "Prove that nobody has rewritten the trail; of a whole trail, sign the end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mission", metavar="CODE", help="only this mission's trail")

    def handle(self, *args: Any, mission: str | None = None, **options: Any) -> None:
        missions = list(Mission.objects.filter(**({"code": mission} if mission else {})))
        if mission and not missions:
            raise CommandError(f"There is no mission {mission}.")
        folder: Path = settings.HAVEN_HOME / "trail"
        found = [fault for each in missions for fault in self._verify(each.code, folder)]
        if found:
            raise CommandError("\n".join(found))

    def _verify(self, mission: str, folder: Path) -> list[str]:
        """Say how a trail stands; one that is whole gets a new signed head."""
        found = faults(mission, folder)
        if not found:
            signed = last_signed(mission, folder)
            until = f"last signed head at {signed:,}" if signed else "no signed head yet"
            length = Entry.objects.filter(mission=mission).count()
            self.stdout.write(f"{mission}: {length:,} entries, whole; {until}")
            sign_head(mission, folder, now())
        return found
