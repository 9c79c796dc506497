"""What is wrong with a workbook, where, in a sentence for whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend; ``row`` counts as the spreadsheet does, 0 where no row is meant."""

    sheet: str
    row: int
    says: str


class FaultyWorkbookError(Exception):
    """A workbook that is not taken; it says everything there is to mend, not the first thing."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.says for fault in faults))
        self.faults = tuple(faults)
