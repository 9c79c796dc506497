"""``haven link``: who in the whole base may be known twice? Pairs wait at the desk afterwards."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.kernel.linkage import PROPOSED_FROM
from haven.people.matching.batch.engines import (
    DuckEngine,
    Engine,
    NoSparkError,
    SparkEngine,
    spark_session,
)
from haven.people.matching.batch.keeping import Kept
from haven.people.matching.batch.running import Run

ENGINES = ("duckdb", "spark")


class Command(HavenCommand):
    """Compares everybody with everybody in a mission and hands likely pairs to the desk."""

    help = (
        "Compare everybody a mission knows with everybody, and let likely pairs wait for a "
        "decision at the desk; nobody is joined. With --since only who was registered since, as "
        "by an import, is compared with all. Cut short while pairs are handed over, it goes on "
        "there; --afresh begins anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="(duckdb)")
        parser.add_argument("--mission", metavar="CODE", help="one mission; all, if not said")
        parser.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--threshold", type=float, default=PROPOSED_FROM, metavar="P")
        parser.add_argument("--afresh", action="store_true", help="forget what a run left over")
        parser.add_argument("--spark-master", default="local[*]", metavar="URL", help="(local[*])")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 < options["threshold"] <= 1:
            raise CommandError("A probability lies between 0 and 1.")
        for mission in _missions(options["mission"]):
            folder = Path(settings.HAVEN_HOME) / "linking" / mission.code
            run = Run(mission, Kept(folder), options["threshold"], self._teller(), options["since"])
            self._link(run, options)

    def _link(self, run: Run, options: dict[str, Any]) -> None:
        if options["afresh"]:
            run.kept.forget()
        if run.kept:
            run.tell("an earlier run was cut short: its pairs are handed over first")
        else:
            with _engine(options["engine"], options["spark_master"]) as engine:
                run.tell(f"{run.compare(engine):,} likely pairs found")
        waiting = run.hand_over(Actor.console())
        self.stdout.write(f"{run.mission}: {waiting} pairs newly wait for a decision.")

    def _teller(self) -> Any:
        started = monotonic()
        return lambda text: self.stdout.write(f"{monotonic() - started:7.1f} s  {text}")


def _missions(code: str | None) -> list[Mission]:
    missions = Mission.objects.order_by("code")
    if code is None:
        return list(missions)
    if not (chosen := list(missions.filter(code=code))):
        raise CommandError(f"There is no mission {code}.")
    return chosen


@contextmanager
def _engine(name: str, master: str) -> Iterator[Engine]:
    if name == "duckdb":
        with closing(DuckEngine()) as engine:
            yield engine
        return
    with TemporaryDirectory(prefix="linking-", dir=settings.HAVEN_HOME) as scratch:
        try:
            session = spark_session(master, scratch)
        except NoSparkError as missing:
            raise CommandError(str(missing)) from None
        with closing(SparkEngine(session)) as engine:
            yield engine
