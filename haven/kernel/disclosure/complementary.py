"""Which further cells must stay silent so that no sum gives a small cell away."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import combinations
from math import log1p

from haven.kernel.disclosure.attacker import FAR, SLACK, Attacker, Range, solver_of
from haven.kernel.disclosure.grid import Grid, Line

SILENT = 0.001
"""What it costs to lean on a cell that is silent already: nearly nothing."""

ZERO = 50.0
"""What it costs to silence a zero. An attacker may know that it must be one."""

MARGIN = 2_000.0
"""What it costs to silence a total. It would then differ from the same total in other tables."""


def silence(grid: Grid, primary: Set[int], threshold: int) -> set[int]:
    """All cells to leave out: the primary ones and as few others as keep them from the attacker.

    Every smaller table is settled first and by itself, so that a total is silent or said alike
    in every table that shows it, unless the larger table could not be kept safe that way.
    """
    settled: dict[frozenset[int], set[int]] = {}
    for size in range(len(grid.axes) + 1):
        for places in combinations(range(len(grid.axes)), size):
            home = frozenset(places)
            given = set().union(*(settled[inner] for inner in settled if inner < home))
            settled[home] = _Table(grid, home, primary | given, threshold).settle()
    return settled[frozenset(range(len(grid.axes)))] - grid.hidden


class _Table:
    """The table over some of the axes, with what is silent in it so far."""

    def __init__(self, grid: Grid, home: frozenset[int], silent: Set[int], threshold: int) -> None:
        self.grid, self.home, self.threshold = grid, home, threshold
        self.cells = [cell for cell, depth in enumerate(grid.depth) if depth <= home]
        self.lines = [line for line in grid.lines if grid.depth[line.parts[0]] <= home]
        self.guarded = {cell for cell in self.cells if cell in silent}
        self.silent = self.guarded | grid.hidden.intersection(self.cells)

    def settle(self) -> set[int]:
        """Silence cells until nothing guarded can be bounded, and return all that are silent."""
        while lonely := {cell for line in self.lines for cell in self._companion(line)}:
            self._silence(lonely)
        unproven = set(self.guarded)
        repair = _Repair(self)
        while unproven:
            attacker = Attacker(self.lines, self.grid.counts, self.silent, self.threshold)
            exposed = attacker.exposed(sorted(unproven))
            unproven = set()
            for cell, known in exposed.items():
                unproven |= self._silence(repair.companions(cell, known))
        return self.guarded

    def _silence(self, cells: Set[int]) -> set[int]:
        added = set(cells) - self.silent
        self.silent |= added
        self.guarded |= added
        return added

    def _companion(self, line: Line) -> Iterator[int]:
        """The smallest cell that must join the only silent ones of a line."""
        quiet = [part for part in line.parts if part in self.silent]
        if line.total in self.silent:
            lonely = not quiet
        else:
            few = sum(self.grid.counts[part] for part in quiet) < self.threshold
            lonely = (few or len(quiet) == 1) and not self.guarded.isdisjoint(quiet)
        others = [part for part in line.parts if self._may_join(part)] if lonely else []
        if others:
            yield min(others, key=self.grid.counts.__getitem__)

    def _may_join(self, cell: int) -> bool:
        here = self.grid.depth[cell] == self.home
        return here and self.grid.counts[cell] > 0 and cell not in self.silent

    def cost(self, cell: int) -> float:
        """What is lost when a cell falls silent: more for large counts, much for totals."""
        if cell in self.silent:
            return SILENT
        cost = 1 + log1p(self.grid.counts[cell]) if self.grid.counts[cell] else ZERO
        return cost + MARGIN * len(self.home - self.grid.depth[cell])


class _Repair:
    """Finds the cheapest cells that must move when an exposed cell is to be free."""

    def __init__(self, table: _Table) -> None:
        self.table = table
        self.place = {cell: place for place, cell in enumerate(table.cells)}
        self.size = len(table.cells)
        self.counts = [float(table.grid.counts[cell]) for cell in table.cells]
        self.far = float(FAR * table.threshold)
        rows = [self._row(line) for line in table.lines]
        self.solver = solver_of([self.far] * self.size + self.counts, rows, [0.0] * len(rows))

    def companions(self, cell: int, known: Range) -> set[int]:
        """Cells to silence so that this one can be as far above its lowest as it needs.

        Upwards there is always a way, if need be through every total it belongs to.
        """
        place, table = self.place[cell], self.table
        need = table.threshold if self.counts[place] else 1
        rise = known.low + need - self.counts[place]
        costs = [table.cost(other) for other in table.cells] * 2
        self.solver.changeColsCost(len(costs), list(range(len(costs))), costs)
        self._bound(place, (rise, rise), (0.0, 0.0))
        self.solver.run()
        moved = self.solver.getSolution().col_value
        self._bound(place, (0.0, self.far), (0.0, self.counts[place]))
        return {table.cells[column % self.size] for column, by in enumerate(moved) if by > SLACK}

    def _bound(self, place: int, up: tuple[float, float], down: tuple[float, float]) -> None:
        self.solver.changeColBounds(place, *up)
        self.solver.changeColBounds(place + self.size, *down)

    def _row(self, line: Line) -> dict[int, float]:
        row = {self.place[part]: 1.0 for part in line.parts} | {self.place[line.total]: -1.0}
        return row | {place + self.size: -sign for place, sign in row.items()}
