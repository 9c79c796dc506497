"""From exact counts to a table that may be read by those it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from haven.kernel.disclosure.audiences import PROTECTION, Audience, Protection
from haven.kernel.disclosure.complementary import silence
from haven.kernel.disclosure.grid import Axis, Grid, Key, Row
from haven.kernel.disclosure.primary import unsaid


class Reason(StrEnum):
    """Why a cell is silent. Never published: whoever knows it knows more than the table says."""

    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"


class Caveat(StrEnum):
    """What a reader must know before she quotes the table."""

    ROUNDED = "rounded"
    SUPPRESSED = "suppressed"
    LINES_OVERLAP = "lines_overlap"


@dataclass(frozen=True, slots=True)
class Published:
    """A count that is said, rounded for its audience."""

    count: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A count that is not said."""

    reason: Reason


Cell = Published | Suppressed


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one to three dimensions with all its totals; ``ALL`` is the code of a total."""

    axes: tuple[Axis, ...]
    audience: Audience
    cells: Mapping[Key, Cell]

    def cell(self, *codes: str) -> Cell:
        """The cell these codes meet in. Raises KeyError for codes that are not of the table."""
        return self.cells[codes]

    @property
    def suppressed(self) -> int:
        """How many cells are silent, for whichever reason."""
        return sum(isinstance(cell, Suppressed) for cell in self.cells.values())

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What must be said beside the figures."""
        true = {
            Caveat.ROUNDED: PROTECTION[self.audience].base > 1,
            Caveat.SUPPRESSED: self.suppressed > 0,
            Caveat.LINES_OVERLAP: any(axis.many for axis in self.axes),
        }
        return tuple(caveat for caveat in Caveat if true[caveat])


def protected(axes: tuple[Axis, ...], rows: Mapping[Row, int], audience: Audience) -> Table:
    """Count the rows into a table in which no small cell can be computed back.

    ``rows`` says how many units have each combination of values, one value an axis, a set of
    values on an axis with ``many``.
    """
    grid = Grid(axes, rows)
    return Table(axes, audience, cells_of(grid, PROTECTION[audience]))


def cells_of(grid: Grid, protection: Protection) -> dict[Key, Cell]:
    """Every cell that is shown, said or silent."""
    small = unsaid(grid, protection.threshold)
    silent = silence(grid, small, protection.threshold)
    cells: dict[Key, Cell] = {}
    for number, key in enumerate(grid.keys):
        if number in silent:
            reason = Reason.PRIMARY if number in small else Reason.COMPLEMENTARY
            cells[key] = Suppressed(reason)
        elif number not in grid.hidden:
            cells[key] = Published(protection.rounded(grid.counts[number]))
    return cells
