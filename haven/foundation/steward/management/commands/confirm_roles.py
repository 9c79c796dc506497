"""`haven confirm-roles`: be the second person where there is none yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import User
from haven.foundation.steward.actions import confirm_role
from haven.foundation.steward.queries import proposals


class Command(HavenCommand):
    """Confirm from the console what was proposed for one account."""

    help = "Confirm the roles proposed for an account, where a mission has no second person yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        console = Actor.console()
        waiting = list(proposals(console).filter(user=User.objects.filter(username=username)[:1]))
        if not waiting:
            raise CommandError(f"No role waits for {username}.")
        for membership in waiting:
            confirm_role(by=console, membership=membership)
            self.stdout.write(f"{username}: {membership.role} in {membership.mission.name}.")
