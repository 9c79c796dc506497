"""Everything that is measured, and the plain tables it is printed in."""

from __future__ import annotations

import os
import platform
from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.db import connection, connections
from django.utils.timezone import now

from benchmarks.asking import Asked, ask_all
from benchmarks.growing import House, grow
from benchmarks.house import served
from benchmarks.visits import VISITS, Figures, Walk, measured
from benchmarks.workbook import import_workbook
from haven.foundation.access.walls import EVERYWHERE, looking

BUDGET = {1: 100, 8: 400}
"""p95 in milliseconds, by users at once."""


def report(chosen: Namespace, folder: Path) -> None:
    """Grow, ask, serve, import; print each as soon as it is known."""
    print(machine())
    call_command("run", "--prepare", verbosity=0)
    house = _grown(chosen.people, folder)
    with looking(EVERYWHERE):
        asked = ask_all(house.desks[-1])
        bare = {visit: asked[visit].bare_milliseconds() for visit in VISITS}
    connections.close_all()
    figures = _visited(house, chosen.port)
    print_visits(figures, asked, bare)
    rate, peak = import_workbook(folder, chosen.rows, "DYU")
    print(f"\nHTCDS workbook of {chosen.rows:,} rows, {os.getloadavg()[0]:.1f} load")
    print(f"  {rate:,.0f} rows a second (at least 500), {peak:,.0f} MB (below 500)")


def machine() -> str:
    """What this was measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} × {model}, {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {connection.display_name}, "
        f"load {os.getloadavg()[0]:.1f} before we began"
    )


def _grown(people: int, folder: Path) -> House:
    began = perf_counter()
    with looking(EVERYWHERE):
        house = grow(people, now() - timedelta(hours=1))
    took = perf_counter() - began
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    print(f"\n{house.people:,} people with cases in {took:,.0f} s; {size:,.0f} MB on disk")
    for part, seconds in sorted(house.seconds.items(), key=lambda one: -one[1]):
        print(f"  {part:<18}{seconds:8.1f} s {seconds / took:5.0%}")
    return house


def _visited(house: House, port: int) -> list[Figures]:
    with served(port) as server:
        walks = [Walk(port, desk) for desk in house.desks]
        return [*measured(walks[:1], server), *measured(walks, server)]


def print_visits(figures: list[Figures], asked: dict[str, Asked], bare: dict[str, float]) -> None:
    """One line a visit and number of users."""
    print(f"\nload {os.getloadavg()[0]:.1f}; all times in milliseconds, pages as they travel")
    print(
        f"{'visit':<12}{'users':>6}{'p50':>8}{'p95':>8}{'budget':>8}{'processor':>11}"
        f"{'queries':>9}{'budget':>8}{'bare SQL':>10}{'ratio':>7}{'bytes':>9}{'budget':>8}"
    )
    for one in figures:
        sql = bare[one.visit]
        print(
            f"{one.visit:<12}{one.users:>6}{one.p50:>8.0f}{one.p95:>8.0f}{BUDGET[one.users]:>8}"
            f"{one.processor:>11.0f}{len(asked[one.visit].statements):>9}{12:>8}{sql:>10.2f}"
            f"{one.p50 / sql:>7.1f}{one.size:>9,}{60_000:>8,}"
        )
