"""`haven open-mission`: begin to work in a country, with its first administrators.

What the console gives runs at once. Name two administrators, and each can confirm what the other
proposes; with one alone, nothing that opens files is given until the console confirms it.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import Role
from haven.foundation.steward.actions import open_account, open_mission
from haven.foundation.steward.passwords import first_password
from haven.foundation.steward.refusals import StewardError


class Command(HavenCommand):
    """Open a mission and the account of the person who will give everybody else theirs."""

    help = "Open a mission and its first administrators; prints their first passwords once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="three letters, such as SJJ")
        parser.add_argument("name", help="such as Sarajevo")
        parser.add_argument("--country", required=True, help="two letters (ISO 3166), such as BA")
        parser.add_argument("--time-zone", required=True, help="such as Europe/Sarajevo")
        parser.add_argument("--administrator", required=True, nargs="+", metavar="USERNAME")

    @transaction.atomic
    def handle(self, *args: Any, code: str, administrator: list[str], **options: Any) -> None:
        where = {word: options[word] for word in ("name", "country", "time_zone")}
        try:
            mission = open_mission(by=Actor.console(), code=code, **where)
            passwords = {username: self._employ(mission, username) for username in administrator}
        except StewardError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{mission.name} is open.")
        for username, password in passwords.items():
            self.stdout.write(f"{username} signs in once with {password}")

    def _employ(self, mission: Mission, username: str) -> str:
        password = first_password()
        open_account(
            by=Actor.console(),
            mission=mission,
            username=username,
            name=username.title(),
            role=Role.ADMINISTRATOR,
            on=localdate(),
            password=password,
        )
        return password
