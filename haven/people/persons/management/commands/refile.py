"""`haven refile`: count how common names are and file a mission's people anew."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.people.persons.actions import deal_anew, refile_everybody, retire_before


class Command(HavenCommand):
    """File the people of one mission anew, so that nobody is known by how common her name is."""

    help = (
        "Count how common names are in a mission and file its people anew, under a new key if "
        "asked. People work meanwhile; only imports should wait."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mission", metavar="CODE", required=True)
        parser.add_argument("--new-key", action="store_true", help="and destroy the key of before")

    def handle(self, *args: Any, mission: str, new_key: bool, **options: Any) -> None:
        found = Mission.objects.filter(code=mission).first()
        if found is None:
            raise CommandError(f"There is no mission {mission}.")
        began = perf_counter()
        cabinet = deal_anew(by=Actor.console(), mission=found, at=now(), new_key=new_key)
        moved = refile_everybody(cabinet)
        retire_before(cabinet)
        self.stdout.write(
            f"{mission}: {moved:,} people filed anew in {perf_counter() - began:.0f} s."
        )
