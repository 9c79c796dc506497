"""Read the published workbooks, and survey exports, row by row, with a sentence for each fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from haven.foundation.workbooks import UnreadableWorkbookError, inspect
from haven.reach.exchange.htcds.cells import BadCellError, Cell, Doubtful, as_text, read_cell
from haven.reach.exchange.htcds.fields import Field, field_of
from haven.reach.exchange.htcds.rows import Answer, Fault, Row

FEWEST_COLUMNS = 3
"""So many known columns make a sheet a sheet of the standard."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose field is known."""

    place: int
    field: Field


@dataclass(frozen=True, slots=True)
class HtcdsSheet:
    """The sheet with the rows: which columns are read, which are not, and where rows begin."""

    columns: tuple[Column, ...]
    unread: tuple[str, ...]
    first_row: int
    sheet: CalamineSheet

    def rows(self) -> Iterator[Row]:
        """Every row that answers anything, each with what is wrong in it."""
        cells = islice(_cells(self.sheet), self.first_row - 1, None)
        for number, line in enumerate(cells, start=self.first_row):
            row = _row(number, line, self.columns)
            if row.answers or row.faults:
                yield row


def read_workbook(file: BinaryIO) -> Iterator[Row]:
    """The rows of a workbook in any of the three published shapes, or of a survey export.

    Raises:
        UnreadableWorkbookError: no workbook, a hostile one, or none of the standard.
    """
    return open_workbook(file).rows()


def open_workbook(file: BinaryIO) -> HtcdsSheet:
    """Find the sheet of the standard in a workbook that passes every guard.

    Raises:
        UnreadableWorkbookError: there is none.
    """
    inspect(file)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        for sheet in workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet and (
                found := _recognised(workbook.get_sheet_by_name(sheet.name))
            ):
                return found
    except (CalamineError, ValueError, OSError):
        raise UnreadableWorkbookError(
            _("This workbook is damaged. Open it in Excel, save it anew and send it again.")
        ) from None
    raise UnreadableWorkbookError(
        _(
            "No sheet of this workbook has the columns of the HTCDS workbook. "
            "Copy the rows into the published workbook and send that."
        )
    )


def _recognised(sheet: CalamineSheet) -> HtcdsSheet | None:
    """The sheet, if it begins with names above labels, labels alone, or names alone."""
    first, second = [[as_text(cell) for cell in line] for line in _top(sheet)]
    if _heads(second):
        names, labels, first_row = first, second, 3
    elif _heads(first):
        names, labels, first_row = [], first, 2
    else:
        names, labels, first_row = first, [], 2
    columns = _known(names, labels)
    if len(columns) < FEWEST_COLUMNS:
        return None
    _refuse_twins(columns)
    known = {column.place for column in columns}
    width = max(len(names), len(labels))
    unread = tuple(
        heading
        for place in range(width)
        if place not in known and (heading := _at(labels, place) or _at(names, place))
    )
    return HtcdsSheet(tuple(columns), unread, first_row, sheet)


def _top(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    return islice(chain(_cells(sheet), ([], [])), 2)


def _heads(line: list[str]) -> bool:
    return len(_known([""] * len(line), line)) >= FEWEST_COLUMNS


def _known(names: list[str], labels: list[str]) -> list[Column]:
    width = max(len(names), len(labels))
    found = ((place, field_of(_at(names, place), _at(labels, place))) for place in range(width))
    return [Column(place, field) for place, field in found if field]


def _at(line: list[str], place: int) -> str:
    return line[place] if place < len(line) else ""


def _refuse_twins(columns: list[Column]) -> None:
    fields = [column.field for column in columns]
    for field in fields:
        if fields.count(field) > 1:
            raise UnreadableWorkbookError(
                _("Two columns are both %s. Keep one of them.") % field.label
            )


def _row(number: int, line: list[Cell], columns: tuple[Column, ...]) -> Row:
    answers: dict[str, Answer] = {}
    faults, doubts = [], []
    for column in columns:
        field, cell = column.field, line[column.place]
        if cell == "" or cell is None:
            continue
        try:
            answer = read_cell(field, cell)
        except BadCellError as bad:
            faults.append(Fault(number, field.label, str(bad)))
            continue
        if isinstance(answer, Doubtful):
            doubts.append(Fault(number, field.label, answer.says))
            answer = answer.answer
        if answer is not None:
            answers[field.name] = answer
    return Row(number, answers, tuple(faults), tuple(doubts))


def _cells(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The lines from row 1, with cells from column A, whatever the sheet leaves empty before."""
    left = [None] * (sheet.start or (0, 0))[1]
    for line in sheet.iter_rows():
        yield [*left, *line]
