"""Nobody can be found in a table: not by sums, not by linear programmes, not from two tables."""

from collections import Counter
from itertools import product

import pytest
from highspy import Highs
from hypothesis import given, settings
from hypothesis import strategies as st

from haven.kernel.disclosure import (
    ALL,
    NOT,
    PROTECTION,
    Audience,
    Axis,
    Caveat,
    Grid,
    Protection,
    Published,
    Reason,
    Suppressed,
    axes_of,
    cells_of,
    protected,
)

EXACT = {Audience.PARTNER: Protection(5, 1), Audience.PUBLIC: Protection(10, 1)}
"""The same thresholds without rounding: the attacker is given every published count exactly."""


def attack(axes, cells):
    """What somebody who knows these cells exactly can say of each of the others.

    Written apart from the code it checks: it sees cells and axes only, and solves two linear
    programmes for every silent cell.
    """
    solver = Highs()
    solver.silent()
    variables = {key: solver.addVariable(lb=0, ub=1e4) for key in every_key(axes)}
    for key, cell in cells.items():
        if isinstance(cell, Published):
            solver.addConstr(variables[key] == cell.count)
    for total, parts in sums(axes):
        solver.addConstr(sum(variables[part] for part in parts) == variables[total])
    for key in [key for key, cell in cells.items() if isinstance(cell, Suppressed)]:
        solver.minimize(variables[key])
        low = solver.getObjectiveValue()
        solver.maximize(variables[key])
        yield key, low, solver.getObjectiveValue()


def every_key(axes):
    return product(*(axis.codes for axis in axes))


def sums(axes):
    for place, axis in enumerate(axes):
        for key in (key for key in every_key(axes) if key[place] == ALL):
            for group in axis.groups:
                yield key, [(*key[:place], code, *key[place + 1 :]) for code in group]


def opposites_given_away(grid, cells, threshold):
    """Small counts of people without a value, where one published cell from another gives them."""
    for key, number in grid.number.items():
        places = [place for place, code in enumerate(key) if code.startswith(NOT)]
        if len(places) == 1 and 0 < grid.counts[number] < threshold:
            place = places[0]
            codes = (ALL, key[place][1:])
            sources = [(*key[:place], code, *key[place + 1 :]) for code in codes]
            if all(isinstance(cells[source], Published) for source in sources):
                yield key


@st.composite
def tables(draw):
    """Rows of a random table, sparse or dense, with axes on which units may stand twice."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    names = tuple("abc"[: len(shape)])
    many = frozenset(name for name in names if draw(st.integers(0, 4)) == 0)
    counts = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 9, 10, 12, 15, 30, 80])
    rows = Counter()
    for codes in product(*(range(size) for size in shape)):
        row = [f"v{code}" for code in codes]
        for place, name in enumerate(names):
            if name in many:
                row[place] = frozenset({row[place], f"v{draw(st.sampled_from(range(4)))}"})
        rows[tuple(row)] += draw(counts)
    rows = +rows
    return axes_of(rows, names, many), rows


@pytest.mark.parametrize("audience", EXACT)
@given(table=tables())
@settings(max_examples=150, deadline=None)
def test_an_attacker_with_exact_figures_bounds_no_silent_cell(audience, table):
    axes, rows = table
    grid = Grid(axes, rows)
    threshold = EXACT[audience].threshold
    cells = cells_of(grid, EXACT[audience])
    for key, low, high in attack(axes, cells):
        count = grid.counts[grid.number[key]]
        assert high - low >= (threshold if count else 0.4) - 1e-4, (key, count, low, high)
    assert not list(opposites_given_away(grid, cells, threshold))


@pytest.mark.parametrize("audience", EXACT)
@given(table=tables())
@settings(max_examples=50, deadline=None)
def test_no_small_count_is_ever_said(audience, table):
    axes, rows = table
    grid = Grid(axes, rows)
    threshold = PROTECTION[audience].threshold
    for key, cell in protected(axes, rows, audience).cells.items():
        count = grid.counts[grid.number[key]]
        if isinstance(cell, Published):
            assert count == 0 or count >= threshold
            assert abs(cell.count - count) <= 2
            assert cell.count % 5 == 0


TWO_BY_TWO = {("f", "x"): 3, ("f", "y"): 20, ("m", "x"): 30, ("m", "y"): 40}


def test_hiding_only_the_small_cell_gives_it_away():
    axes = axes_of(TWO_BY_TWO, ("sex", "place"), frozenset())
    grid = Grid(axes, TWO_BY_TWO)
    naive = {
        key: Published(count) if count >= 10 else Suppressed(Reason.PRIMARY)
        for key, count in zip(grid.keys, grid.counts, strict=True)
    }
    assert [(key, round(low), round(high)) for key, low, high in attack(axes, naive)] == [
        (("f", "x"), 3, 3)
    ]


def test_three_more_cells_keep_the_small_one():
    axes = axes_of(TWO_BY_TWO, ("sex", "place"), frozenset())
    table = protected(axes, TWO_BY_TWO, Audience.PUBLIC)
    assert table.cell("f", "x") == Suppressed(Reason.PRIMARY)
    assert table.cell("m", "y") == Suppressed(Reason.COMPLEMENTARY)
    assert table.cell("f", ALL) == Published(25)
    assert table.suppressed == 4
    assert table.caveats == (Caveat.ROUNDED, Caveat.SUPPRESSED)


def test_the_team_sees_every_count_exactly():
    axes = axes_of(TWO_BY_TWO, ("sex", "place"), frozenset())
    table = protected(axes, TWO_BY_TWO, Audience.TEAM)
    assert {key: cell.count for key, cell in table.cells.items() if ALL not in key} == TWO_BY_TWO
    assert table.caveats == ()


def test_where_people_stand_in_several_lines_the_opposite_is_kept_too():
    rows = {(frozenset({"trafficked"}),): 96, (frozenset({"trafficked", "stateless"}),): 4}
    axes = axes_of(rows, ("concern",), frozenset({"concern"}))
    table = protected(axes, rows, Audience.PUBLIC)
    assert table.cell("stateless") == Suppressed(Reason.PRIMARY)
    assert table.cell("trafficked") == Published(100)
    some = protected(axes, {**rows, (frozenset(),): 4}, Audience.PUBLIC)
    assert some.cell("trafficked") == Suppressed(Reason.COMPLEMENTARY)


def test_a_zero_about_a_small_group_is_not_said():
    rows = {(group, service): 50 for group in "abc" for service in ("legal", "health")}
    rows |= {("few", "legal"): 3, ("a", "shelter"): 40, ("b", "shelter"): 40}
    axes = axes_of(rows, ("group", "service"), frozenset())
    table = protected(axes, rows, Audience.PUBLIC)
    assert isinstance(table.cell("few", "health"), Suppressed)
    assert table.cell("c", "shelter") == Published(0)


def test_too_few_for_any_figure():
    rows = {("f",): 3, ("m",): 4}
    table = protected((Axis("sex", ("f", "m", "x")),), rows, Audience.PUBLIC)
    assert table.suppressed == len(table.cells) == 4


def test_an_empty_table_says_zero():
    table = protected((Axis("sex", ("f", "m")),), {}, Audience.PUBLIC)
    assert set(table.cells.values()) == {Published(0)}
