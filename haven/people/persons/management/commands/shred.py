"""Forget a person for ever: ``haven shred PERSON-CODE``."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.kernel.codes import MistypedCodeError, read_code
from haven.people.persons.actions import forget_person
from haven.people.persons.models import Person


class Command(HavenCommand):
    """Forgets one person, after the code has been typed a second time."""

    help = "Forget a person for ever, in the data and in every backup of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="the code of the person")
        parser.add_argument("--yes", action="store_true", help="do not ask again")

    def handle(self, *args: Any, **options: Any) -> None:
        person = self._person(options["code"])
        question = f"All about {person} will be gone for ever. Type her code again: "
        if not options["yes"] and self._person(input(question)) != person:
            raise CommandError("The two codes differ. Nobody was forgotten.")
        forget_person(by=Actor.console(), person=person, on=localdate())
        self.stdout.write(f"{person} is forgotten. Her key is destroyed.")

    def _person(self, typed: str) -> Person:
        try:
            return Person.objects.get(code=read_code(typed))
        except MistypedCodeError as mistyped:
            raise CommandError(str(mistyped)) from mistyped
        except Person.DoesNotExist as unknown:
            raise CommandError("Nobody has this code.") from unknown
