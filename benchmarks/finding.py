"""Measure finding among many sealed people: ``haven bench-find [--people N] [--postgres]``.

The population and its noise are those of ``benchmarks.population``; every person is sealed under
her own key and filed as ``register_people`` files her. What is measured is what a page asks for:
``alike``, with opening, weighing and the count of those known elsewhere. Nothing fails.

Baselines without sealing (names-linkage-and-statistics.md, C2): a key table with the plain skeleton
finds 0.960 of 1,000,000 within 23 to 28 ms (p95) and 0.934 of 5,000,000 within 78 ms.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

import django

from benchmarks.house import move_in
from benchmarks.population import Query, Record, population, queries

OPTIONS = argparse.ArgumentParser(prog="haven bench-find", description="Measure finding.")
OPTIONS.add_argument("--people", type=int, default=100_000, help="sealed people (100000)")
OPTIONS.add_argument("--each", type=int, default=50, help="queries of every kind of noise (50)")
OPTIONS.add_argument("--postgres", action="store_true", help="on PostgreSQL, not the sealed file")
OPTIONS.add_argument("--keep", action="store_true", help="leave the grown house where it is")

SEED = 20_260
COUNTED = 50_000
USERS, PROCESSES = 8, 2
PEOPLE_OF_A_WORKER = 400
MET = date(2026, 3, 4)


@dataclass
class Answer:
    """What one search took, and at which place the right one stood."""

    kind: str
    seconds: float
    processor: float
    rank: int | None


def main(arguments: list[str] | None = None) -> None:
    """Grow, measure, print, tidy up."""
    chosen = OPTIONS.parse_args(arguments)
    folder = move_in(postgres=chosen.postgres, port=0)
    django.setup()
    from haven.foundation.access.walls import EVERYWHERE, looking

    try:
        with looking(EVERYWHERE):
            measure(chosen)
    finally:
        if chosen.keep:
            print(f"\nThe house stands in {folder}.")
        else:
            shutil.rmtree(folder)


def measure(chosen: argparse.Namespace) -> None:
    """Grow the house and search in it."""
    from haven.web.management.commands.run import prepare

    prepare(lambda _: None)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load", end=" ")
    print(", ".join(f"{load:.1f}" for load in os.getloadavg()), "at the beginning")
    people = list(population(chosen.people, seed=SEED))
    ids, actors = grow(people)
    asked = list(queries(people, each=chosen.each, seed=SEED + 1))
    Random(SEED).shuffle(asked)
    for who, actor in actors.items():
        hers = asked if who == "supervisor" else asked[: len(asked) // 4]
        answers = [search(actor, query, ids) for query in hers]
        report(f"{who}, one search at a time", answers, with_recall=who == "supervisor")
    report(f"{USERS} at once", at_once(actors["supervisor"], asked, ids), with_recall=False)


def report(what: str, answers: list[Answer], *, with_recall: bool) -> None:
    """One block of figures."""
    walls = sorted(answer.seconds * 1e3 for answer in answers)
    processor = median(answer.processor * 1e3 for answer in answers)
    mean = sum(answer.processor for answer in answers) / len(answers) * 1e3
    p95 = walls[int(len(walls) * 0.95)]
    print(f"\n{what}: p50 {median(walls):.1f} ms, p95 {p95:.1f} ms, processor ", end="")
    print(f"{processor:.1f} ms (median), {mean:.1f} (mean), {len(answers)} searches")
    if not with_recall:
        return
    by_kind = defaultdict[str, list[Answer]](list)
    for answer in answers:
        by_kind[answer.kind].append(answer)
    for kind, some in {**by_kind, "all": answers}.items():
        first = sum(answer.rank == 1 for answer in some) / len(some)
        tenth = sum(answer.rank is not None for answer in some) / len(some)
        print(f"  {kind:14} recall@1 {first:.3f}  recall@10 {tenth:.3f}")


def search(actor: Any, query: Query, ids: list[UUID]) -> Answer:
    """One search, as a request makes it."""
    from benchmarks.filling import birth_of
    from haven.foundation.access.models import Mission
    from haven.foundation.vault.keyring import held_keys
    from haven.people.persons.queries import Sought, alike

    sought = Sought((query.record.name,), birth=birth_of(query.record.birth))
    missions = list(Mission.objects.all())
    began, used = perf_counter(), process_time()
    with held_keys():
        found = alike(actor, sought, missions)
    took, used = perf_counter() - began, process_time() - used
    places = [one.person.pk for one in found.candidates]
    truth = ids[query.truth_index]
    return Answer(query.kind, took, used, places.index(truth) + 1 if truth in places else None)


def at_once(actor: Any, asked: list[Query], ids: list[UUID]) -> list[Answer]:
    """As the server does it: some processes with some threads each."""
    shares = [asked[number::PROCESSES] for number in range(PROCESSES)]
    with ProcessPoolExecutor(
        PROCESSES, mp_context=get_context("spawn"), initializer=django.setup
    ) as pool:
        parts = [pool.submit(_many, actor.user.pk, share, ids) for share in shares]
        return [answer for part in parts for answer in part.result()]


def _many(user: int, share: list[Query], ids: list[UUID]) -> list[Answer]:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import User
    from haven.foundation.access.walls import EVERYWHERE, looking

    actor = Actor.of(User.objects.get(pk=user), on=MET)

    def one(query: Query) -> Answer:
        with looking(EVERYWHERE):
            return search(actor, query, ids)

    one(share[0])
    with ThreadPoolExecutor(USERS // PROCESSES) as threads:
        return list(threads.map(one, share))


def grow(people: list[Record]) -> tuple[list[UUID], dict[str, Any]]:
    """Seal and file everybody; who they are, and who may look for them."""
    from django.db import connection

    from benchmarks.filling import Filling

    began = perf_counter()
    filling = Filling.begun(people[:COUNTED], len(people), MET)
    print(f"{len(people):,} people made up; names counted in {perf_counter() - began:.0f} s")
    began = perf_counter()
    ids = filling.fill(people)
    print(f"sealed and filed in {perf_counter() - began:.0f} s on {connection.vendor}, ", end="")
    print(f"{filling.tokens / len(people):.1f} tokens a person")
    return ids, filling.actors(ids[:PEOPLE_OF_A_WORKER])


if __name__ == "__main__":
    main(sys.argv[1:])
