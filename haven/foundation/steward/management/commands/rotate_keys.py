"""`haven rotate-keys`: give a mission a new key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.foundation.steward.actions import rotate_mission_key


class Command(HavenCommand):
    """Rotate the key of one mission."""

    help = "Give a mission a new key, wrap the keys of its people anew and destroy the old one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mission", metavar="CODE", required=True)

    def handle(self, *args: Any, mission: str, **options: Any) -> None:
        found = Mission.objects.filter(code=mission).first()
        if found is None:
            raise CommandError(f"There is no mission {mission}.")
        wrapped = rotate_mission_key(by=Actor.console(), mission=found)
        self.stdout.write(f"{mission}: a new key; {wrapped:,} keys wrapped anew.")
