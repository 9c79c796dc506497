"""Measure Haven on this machine: ``python -m benchmarks [--people N] [--postgres]``.

Grows a large house in a folder of its own, serves it as ``haven run`` does, and lets one user and
then eight at once do what users do. The budgets stand beside the figures; nothing fails.
"""

from __future__ import annotations

import argparse
import shutil

import django

from benchmarks.house import move_in

OPTIONS = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Haven.")
OPTIONS.add_argument("--people", type=int, default=100_000, help="people with cases (100000)")
OPTIONS.add_argument("--rows", type=int, default=10_000, help="rows of the workbook (10000)")
OPTIONS.add_argument("--postgres", action="store_true", help="on PostgreSQL, not the sealed file")
OPTIONS.add_argument("--port", type=int, default=8765, help="of the measured server (8765)")
OPTIONS.add_argument("--keep", action="store_true", help="leave the grown house where it is")


def main() -> None:
    """Grow, measure, print, tidy up."""
    chosen = OPTIONS.parse_args()
    folder = move_in(postgres=chosen.postgres, port=chosen.port)
    django.setup()
    from benchmarks.report import report  # after the settings know the scratch folder

    try:
        report(chosen, folder)
    finally:
        if chosen.keep:
            print(f"\nThe house stands in {folder}.")
        else:
            shutil.rmtree(folder)


main()
