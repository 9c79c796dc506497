"""Tables over the same people, laid side by side, give no small count away.

The attacker knows every published figure to within its rounding, that zeros are zeros, and that
nothing is negative. He solves two linear programmes for every small cell of every table.
"""

from collections import Counter
from itertools import combinations, product
from math import ceil, floor
from random import Random

import pytest
from highspy import Highs

from haven.kernel.disclosure import (
    ALL,
    PROTECTION,
    Audience,
    Grid,
    Protection,
    Published,
    axes_of,
    cells_of,
)

SHAPE = {"sex": 2, "age": 4, "region": 5, "concern": 3}
NAMES = tuple(SHAPE)
FAR = 10_000


def people(seed, size):
    """A population with common and rare combinations."""
    random = Random(seed)  # noqa: S311
    weights = {name: [random.random() ** 3 + 0.02 for _ in range(n)] for name, n in SHAPE.items()}
    return Counter(
        tuple(f"{name}{random.choices(range(SHAPE[name]), weights[name])[0]}" for name in NAMES)
        for _ in range(size)
    )


def every_table(joint, protection, publish=cells_of):
    """Every table of one to three dimensions, as its cells: which people, and what is said."""
    for size in (1, 2, 3):
        for by in combinations(range(len(NAMES)), size):
            rows = Counter()
            for row, n in joint.items():
                rows[tuple(row[place] for place in by)] += n
            grid = Grid(axes_of(rows, tuple(NAMES[place] for place in by), frozenset()), rows)
            cells = publish(grid, protection)
            yield [(dict(zip(by, key, strict=True)), cells[key]) for key in grid.keys]


def naive(grid, protection):
    """What a careless office does: leave out the small cells, say the others exactly."""
    return {
        key: Published(n) if n == 0 or n >= protection.threshold else None
        for key, n in zip(grid.keys, grid.counts, strict=True)
    }


class Reader:
    """Somebody who lays tables side by side."""

    def __init__(self, joint, tables, protection, error):
        self.rows = list(product(*(sorted({row[p] for row in joint}) for p in range(len(NAMES)))))
        self.solver = Highs()
        self.solver.silent()
        self.solver.setOptionValue("threads", 1)
        self.variables = [self.solver.addVariable(lb=0, ub=FAR) for _ in self.rows]
        for about, cell in (entry for table in tables for entry in table):
            if isinstance(cell, Published):
                margin = error if cell.count else 0
                low = max(cell.count - margin, protection.threshold if cell.count else 0)
                total = sum(self.members(about))
                self.solver.addConstr(low <= total <= cell.count + margin)

    def members(self, about):
        """The variables of the people a cell counts."""
        for row, variable in zip(self.rows, self.variables, strict=True):
            if all(code in (ALL, row[place]) for place, code in about.items()):
                yield variable

    def knows(self, about):
        """The whole numbers a cell may be, as lowest and highest."""
        total = sum(self.members(about))
        self.solver.minimize(total)
        low = self.solver.getObjectiveValue()
        self.solver.maximize(total)
        return ceil(low - 1e-5), floor(self.solver.getObjectiveValue() + 1e-5)


def recovered(joint, tables, protection, error, among=None):
    """The small cells he can tell exactly, and how many small cells there are."""
    reader = Reader(joint, tables, protection, error)
    small = {}
    for table in among or tables:
        for about, _ in table:
            n = sum(n for row, n in joint.items() if fits(about, row))
            if 0 < n < protection.threshold:
                small[tuple(sorted((p, c) for p, c in about.items() if c != ALL))] = n
    told = [(about, n) for about, n in small.items() if reader.knows(dict(about)) == (n, n)]
    return told, len(small)


def fits(about, row):
    return all(code in (ALL, row[place]) for place, code in about.items())


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
@pytest.mark.parametrize("seed", range(3))
def test_all_tables_together_give_no_small_count_away(audience, seed):
    joint = people(seed, size=150 * (seed + 1))
    protection = PROTECTION[audience]
    tables = list(every_table(joint, protection))
    told, small = recovered(joint, tables, protection, error=2)
    assert small > 20
    assert told == []


def test_the_tables_of_a_careless_office_do():
    joint = people(1, size=300)
    exact = Protection(10, 1)
    told, _ = recovered(joint, list(every_table(joint, exact, naive)), exact, error=0)
    assert told
