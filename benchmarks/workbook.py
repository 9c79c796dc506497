"""How fast a large HTCDS workbook comes in, and how much memory that takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from haven.reach.exchange.tests.workbooks import make_workbook

PEAK = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "haven", *sys.argv[1:]]).returncode
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""Runs a command of ours as its only child, so that the peak is that command's."""


def import_workbook(folder: Path, rows: int, mission: str) -> tuple[float, float]:
    """Rows a second, reading and checking included, and the peak of memory in megabytes."""
    path = make_workbook(folder / "people.xlsx", rows)
    words = ["import-htcds", str(path), "--mission", mission, "--skip-faulty"]
    began = perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", PEAK, *words], capture_output=True, text=True, check=True
    )
    seconds = perf_counter() - began
    return rows / seconds, int(told.stdout.rpartition("peak ")[2]) / 1024
