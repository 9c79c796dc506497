"""Which cells may not be said by themselves, before anybody does a sum."""

from haven.kernel.disclosure.grid import Grid


def unsaid(grid: Grid, threshold: int) -> set[int]:
    """Cells that count a few people, and zeros that would say something about a few people.

    A zero is said when every group it is about is large enough to be spoken of, or when a zero
    that is said already implies it.
    """
    totals = _totals(grid)
    found = {cell for cell, count in enumerate(grid.counts) if 0 < count < threshold}
    zeros = [cell for cell, count in enumerate(grid.counts) if not count]
    for cell in sorted(set(zeros) - grid.hidden, key=lambda cell: len(grid.depth[cell])):
        if not _may_say_zero(grid, totals[cell], threshold, found):
            found.add(cell)
    return found


def _totals(grid: Grid) -> list[list[int]]:
    totals: list[list[int]] = [[] for _ in grid.keys]
    for line in grid.lines:
        for part in line.parts:
            totals[part].append(line.total)
    return totals


def _may_say_zero(grid: Grid, totals: list[int], threshold: int, found: set[int]) -> bool:
    if any(grid.counts[total] == 0 and total not in found for total in totals):
        return True
    return all(grid.counts[total] >= threshold for total in totals)
