"""The attacker: knows every published cell exactly, and that no count is negative.

He solves linear programmes over the lines of the table. Each solution is another table that
agrees with everything he was told; the range a cell takes over such tables is what he cannot
know. Most cells are cleared by a few tables that move many cells at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

import highspy

from haven.kernel.disclosure.grid import Line

SLACK = 1e-6
NOT_PINNED = 0.01
"""How wide the range of a silent zero must at least be: he cannot say that it is one."""

ROUNDS = 30
CROWD = 3
"""In each round every third cell is raised: all at once they would stand in each other's way."""

FAR = 100
"""How many thresholds beyond the truth a count is let go: more would prove nothing."""

PRIMAL = 4
"""HiGHS's code of the simplex that starts well when only the aim has changed."""


@dataclass(frozen=True, slots=True)
class Range:
    """What the attacker knows of a cell: not less than ``low``, not more than ``high``."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


class Attacker:
    """Bounds the cells he was not told."""

    def __init__(
        self, lines: Iterable[Line], counts: Sequence[int], unknown: Set[int], threshold: int
    ) -> None:
        self.cells = sorted(unknown)
        self.place = {cell: place for place, cell in enumerate(self.cells)}
        self.low = [float(counts[cell]) for cell in self.cells]
        self.high = list(self.low)
        self.need = [needed_width(counts[cell], threshold) for cell in self.cells]
        self.far = [count + FAR * threshold for count in self.high]
        self.solver = solver_of(self.far, *self._sums(lines, counts))
        self.solver.setOptionValue("simplex_strategy", PRIMAL)

    def exposed(self, guarded: Iterable[int]) -> dict[int, Range]:
        """The guarded cells he can bound too narrowly, and how narrowly."""
        left = sorted(self.place[cell] for cell in guarded)
        self._raise_together([place for place in left if not self._counts_anybody(place)])
        for turn in range(ROUNDS):
            left = [place for place in left if not self._is_free(place)]
            self._raise_together(left[turn % CROWD :: CROWD])
        return {self.cells[place]: self._range(place) for place in left if not self._frees(place)}

    def _counts_anybody(self, place: int) -> bool:
        return self.need[place] > NOT_PINNED

    def _raise_together(self, places: Sequence[int]) -> None:
        """Look for one table in which many cells are as much higher as they need to be."""
        for place in places:
            self.solver.changeColBounds(place, 0.0, self.low[place] + self.need[place])
        self._solve(dict.fromkeys(places, 1.0))
        for place in places:
            self.solver.changeColBounds(place, 0.0, self.far[place])

    def _frees(self, place: int) -> bool:
        for direction in (1.0, -1.0):
            if not self._is_free(place):
                self._solve({place: direction})
        return self._is_free(place)

    def _is_free(self, place: int) -> bool:
        return self._range(place).width >= self.need[place] - SLACK

    def _range(self, place: int) -> Range:
        return Range(self.low[place], self.high[place])

    def _solve(self, gains: Mapping[int, float]) -> None:
        costs = [-gains.get(place, 0.0) for place in range(len(self.cells))]
        self.solver.changeColsCost(len(costs), list(range(len(costs))), costs)
        self.solver.run()
        found = self.solver.getSolution().col_value
        self.low = [min(pair) for pair in zip(self.low, found, strict=True)]
        self.high = [max(pair) for pair in zip(self.high, found, strict=True)]

    def _sums(
        self, lines: Iterable[Line], counts: Sequence[int]
    ) -> tuple[list[dict[int, float]], list[float]]:
        rows, sums = [], []
        for line in lines:
            row = {self.place[part]: 1.0 for part in line.parts if part in self.place}
            told = sum(counts[part] for part in line.parts if part not in self.place)
            if line.total in self.place:
                row[self.place[line.total]] = -1.0
                rows.append(row)
                sums.append(float(-told))
            elif row:
                rows.append(row)
                sums.append(float(counts[line.total] - told))
        return rows, sums


def needed_width(count: int, threshold: int) -> float:
    """The narrowest range he may be left with: a threshold for people, anything for a zero."""
    return threshold if count else NOT_PINNED


def solver_of(
    highest: Sequence[float], rows: Sequence[Mapping[int, float]], sums: Sequence[float]
) -> highspy.Highs:
    """A linear programme: columns from zero to ``highest``, rows that must make their sums."""
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(highest), len(rows)
    programme.col_cost_ = [0.0] * len(highest)
    programme.col_lower_, programme.col_upper_ = [0.0] * len(highest), list(highest)
    programme.row_lower_ = programme.row_upper_ = list(sums)
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    matrix.start_ = starts
    matrix.index_ = [column for row in rows for column in row]
    matrix.value_ = [value for row in rows for value in row.values()]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.passModel(programme)
    return solver
