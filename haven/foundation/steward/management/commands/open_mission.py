"""`haven open-mission`: begin to work in a country, with its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.roles import Role
from haven.foundation.steward.actions import open_account, open_mission
from haven.foundation.steward.passwords import first_password
from haven.foundation.steward.refusals import StewardError


class Command(HavenCommand):
    """Open a mission and the account of the person who will give everybody else theirs."""

    help = "Open a mission and its first administrator's account; prints her first password once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="three letters, such as SJJ")
        parser.add_argument("name", help="such as Sarajevo")
        parser.add_argument("--country", required=True, help="two letters (ISO 3166), such as BA")
        parser.add_argument("--time-zone", required=True, help="such as Europe/Sarajevo")
        parser.add_argument("--administrator", required=True, metavar="USERNAME")

    @transaction.atomic
    def handle(self, *args: Any, code: str, administrator: str, **options: Any) -> None:
        where = {word: options[word] for word in ("name", "country", "time_zone")}
        password = first_password()
        try:
            mission = open_mission(by=Actor.console(), code=code, **where)
            open_account(
                by=Actor.console(),
                mission=mission,
                username=administrator,
                name=administrator.title(),
                role=Role.ADMINISTRATOR,
                on=localdate(),
                password=password,
            )
        except StewardError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{mission.name} is open. {administrator} signs in once with {password}")
