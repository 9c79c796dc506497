"""Where the reference data lies: code lists and gazetteers, each with source and licence."""

from __future__ import annotations

import csv
from pathlib import Path

import haven

REFERENCE = Path(haven.__file__).parent.parent / "reference"


def reference_file(name: str) -> Path:
    """The path of a file below ``reference/``."""
    return REFERENCE / name


def reference_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file below ``reference/``, every cell as text: NA stays Namibia."""
    with reference_file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
