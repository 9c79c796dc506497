"""`haven table`: a table in which nobody can be found, on the screen or as a file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.insight.statistics import queries
from haven.insight.statistics.actions import count_again
from haven.insight.statistics.models import HAVEN
from haven.insight.statistics.queries import (
    Question,
    UnanswerableQuestionError,
    usual_measure,
)
from haven.insight.statistics.sheets import as_text, write_csv
from haven.insight.statistics.words import CAVEATS
from haven.kernel.disclosure import Audience, Table


class Command(HavenCommand):
    """Print one table."""

    help = "Print a table of one to three dimensions, fit for its audience."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", metavar="A,B,C", required=True, help="dimensions")
        parser.add_argument("--audience", choices=[*Audience], required=True)
        parser.add_argument("--what", help="case, service …")
        parser.add_argument("--source", default=HAVEN, help="haven, or the layout of a file")
        parser.add_argument("--year", type=int, help="only this year")
        parser.add_argument("--format", choices=["text", "csv"], default="text")
        parser.add_argument("--as-counted", action="store_true", help="do not count again before")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = Actor.console()
        if options["source"] == HAVEN and not options["as_counted"] and Mission.objects.exists():
            count_again(by=actor, at=now())
        question = Question(
            by=tuple(name.strip() for name in options["by"].split(",")),
            audience=Audience(options["audience"]),
            what=options["what"] or usual_measure(options["source"]),
            source=options["source"],
            year=options["year"],
        )
        try:
            self._print(queries.table(question, actor), options["format"])
        except UnanswerableQuestionError as refusal:
            raise CommandError(str(refusal)) from refusal

    def _print(self, table: Table, form: str) -> None:
        if form == "csv":
            write_csv(table, self.stdout)
            return
        self.stdout.write(as_text(table))
        for caveat in table.caveats:
            self.stdout.write(str(CAVEATS[caveat]))
        if table.suppressed:
            self.stdout.write(f"{table.suppressed} figures are not given.")
