"""How well are people matched? ``haven evaluate-matching FILE`` on pairs whose truth is known."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from haven.foundation.access.commands import HavenCommand
from haven.kernel.linkage import PROPOSED_FROM, best_quality, quality
from haven.people.persons.evaluating import AMONG, Evaluated, evaluated
from haven.people.persons.labelled import MislabelledError, read_pairs

PLACES = (1, 5, 10)
HEAD = (
    "writings             pairs   same   precision  recall  F1      best F1  from     "
    + "  ".join(f"@{place:<5}" for place in PLACES)
).rstrip()


class Command(HavenCommand):
    """Measures matching on a file of pairs; reads no record of ours."""

    help = (
        "Print precision, recall and F1 of matching on a CSV file left,right,same (also "
        "left_birth, right_birth, left_sex, right_sex), and how often the record sought is among "
        "the first 1, 5 and 10 found in the right column; for all, and for each pair of writings."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            pairs = read_pairs(file)
        except MislabelledError as wrong:
            raise CommandError(str(wrong)) from None
        self.stdout.write(
            f"One person is called what is so with a probability of {PROPOSED_FROM} or more, each "
            f"pair being one of {AMONG} candidates. @: found among so many, of all sought."
        )
        self.stdout.write(HEAD)
        for line in _lines(evaluated(pairs)):
            self.stdout.write(line)


def _lines(results: list[Evaluated]) -> Iterator[str]:
    yield _line("all", results)
    for scripts in sorted({result.scripts for result in results}):
        yield _line("-".join(scripts), [one for one in results if one.scripts == scripts])


def _line(title: str, results: list[Evaluated]) -> str:
    judged = [(one.probability, one.same) for one in results]
    usual, best = quality(judged, PROPOSED_FROM), best_quality(judged)
    return (
        f"{title:<19} {len(judged):>6} {sum(same for _, same in judged):>6}   "
        f"{usual.precision:<10.4f} {usual.recall:<7.4f} {usual.f1:<7.4f} "
        f"{best.f1:<8.4f} {best.threshold:<8.3g} {_found(results)}"
    ).rstrip()


def _found(results: list[Evaluated]) -> str:
    """How many of the people sought are found among the first; a dash where nobody is sought."""
    ranks = [one.rank or PLACES[-1] + 1 for one in results if one.same]
    shares = (sum(rank <= place for rank in ranks) / len(ranks) for place in PLACES if ranks)
    return "  ".join(f"{share:<6.4f}" for share in shares) or "-"
