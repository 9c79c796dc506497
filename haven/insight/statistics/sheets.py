"""A table as people read it: lines under headings on a page, one line a cell in a file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from haven.insight.statistics.words import Words, name_of_code, name_of_dimension
from haven.kernel.disclosure import ALL, Axis, Cell, Published, Table

NOT_GIVEN = "suppressed"
"""What stands in a file where a figure is not given; on a page it is a dot."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so would be calculated by a spreadsheet."""


class Writable(Protocol):
    """Whatever a table can be written to: a file, a response, the terminal."""

    def write(self, text: str, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Line:
    """What the line is about, and its figures; a figure that is not given is None."""

    names: list[Words]
    figures: list[int | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table laid out for a page: the last dimension across, the others down."""

    corners: list[Words]
    across: list[Words]
    lines: list[Line]


def sheet_of(table: Table) -> Sheet:
    """Lay a table out; lines that hold nothing but zeros are left out."""
    down, across = (table.axes[:-1], table.axes[-1:]) if len(table.axes) > 1 else (table.axes, ())
    lines = (_line(table, down, across, codes) for codes in product(*map(shown, down)))
    return Sheet(
        corners=[name_of_dimension(axis.name) for axis in down],
        across=[name_of_code(axis.name, code) for axis in across for code in shown(axis)],
        lines=[line for line in lines if any(figure != 0 for figure in line.figures)],
    )


def _line(
    table: Table, down: tuple[Axis, ...], across: tuple[Axis, ...], codes: tuple[str, ...]
) -> Line:
    return Line(
        names=[name_of_code(axis.name, code) for axis, code in zip(down, codes, strict=True)],
        figures=[
            _figure(table.cell(*codes, *more))
            for more in product(*(shown(axis) for axis in across))
        ],
    )


def write_csv(table: Table, file: Writable) -> None:
    """Write one line a cell: a code on each dimension, then the figure."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([_harmless(axis.name) for axis in table.axes] + ["count"])
    for codes, figure in _cells(table):
        said = NOT_GIVEN if figure is None else str(figure)
        writer.writerow([_harmless("All" if code == ALL else code) for code in codes] + [said])


def _cells(table: Table) -> Iterator[tuple[tuple[str, ...], int | None]]:
    for codes in product(*map(shown, table.axes)):
        yield codes, _figure(table.cell(*codes))


def shown(axis: Axis) -> tuple[str, ...]:
    """The codes of an axis as they are shown: its values, then the total."""
    return (*axis.values, ALL)


def _figure(cell: Cell) -> int | None:
    return cell.count if isinstance(cell, Published) else None


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def as_text(table: Table) -> str:
    """Lay a table out for a terminal."""
    sheet = sheet_of(table)
    head = [*sheet.corners, *(sheet.across or ["count"])]
    rows = [list(map(str, head))]
    for line in sheet.lines:
        rows.append(
            [*map(str, line.names), *("·" if n is None else f"{n:,}" for n in line.figures)]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    names = len(sheet.corners)
    return "\n".join(
        "  ".join(
            text.ljust(width) if place < names else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
