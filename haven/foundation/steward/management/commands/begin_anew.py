"""`haven begin-anew`: a new beginning where nobody is left to ask or confirm."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import User
from haven.foundation.access.policies import may_ask_beginning
from haven.foundation.steward.actions import ask_beginning, confirm_beginning
from haven.foundation.steward.refusals import StewardError


class Command(HavenCommand):
    """Let somebody who lost her password or second step begin anew, from the console."""

    help = "Print, once, a code with which an account chooses a new password within 24 hours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args: Any, username: str, **options: Any) -> None:
        console = Actor.console()
        user = User.objects.permitted(console, may_ask_beginning).filter(username=username).first()
        if user is None:
            raise CommandError(f"{username} has no account in a mission.")
        try:
            beginning = ask_beginning(by=console, user=user, at=now())
        except StewardError as refusal:
            raise CommandError(str(refusal)) from None
        code = confirm_beginning(by=console, beginning=beginning, at=now())
        self.stdout.write(f"{username} begins anew, at /begin-anew/, with {code}")
