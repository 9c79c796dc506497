"""`haven bench-find`: measure finding among many sealed people, in a house of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from haven.foundation.access.commands import HavenCommand

SOURCE = Path(__file__).parents[5]
"""The benchmarks are not installed with the product: they lie beside it in its source."""


class Command(HavenCommand):
    """Measure finding; whatever follows is handed on to the benchmark."""

    help = "Measure finding among so many sealed people, on the sealed file or on PostgreSQL."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--people", type=int, default=100_000)
        parser.add_argument("--each", type=int, default=50, help="queries of each kind of noise")
        parser.add_argument("--postgres", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (SOURCE / "benchmarks" / "finding.py").exists():
            raise CommandError("The benchmarks are part of the source tree: run this from there.")
        chosen = [f"--people={options['people']}", f"--each={options['each']}"]
        chosen += ["--postgres"] if options["postgres"] else []
        benchmark = [sys.executable, "-m", "benchmarks.finding", *chosen]
        ended = subprocess.run(benchmark, cwd=SOURCE, check=False)  # noqa: S603 - our own words
        if ended.returncode:
            raise CommandError("The benchmark did not end well.")
