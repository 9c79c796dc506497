"""Write rows into the shape of the published workbook: hidden names, labels, a running number.

Every answer in words is written as text, never as a formula or a link, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from haven.reach.exchange.htcds.codes import JOINED, country_label, label_of
from haven.reach.exchange.htcds.fields import Field, Kind, all_fields, template_columns
from haven.reach.exchange.htcds.marks import Mark, sign_pages, write_cover
from haven.reach.exchange.htcds.rows import Answer, Row

SHEET = "Case Sheet"
DATE_FORMAT = "yyyy-mm-dd"
FIRST_SAFE_DAY = date(1900, 3, 1)
"""Excel believes in 29 February 1900; days before it are written as text."""

ATTRIBUTION = (
    "Human Trafficking Case Data Standard 2.0 (HTCDS), International Organization for Migration, "
    "CC BY 4.0. Written by Haven, which the publisher does not endorse."
)


def write_workbook(rows: Sequence[Row], file: BinaryIO, mark: Mark | None = None) -> None:
    """Write rows so that ``read_workbook`` reads the same rows again.

    Columns B to AM are those of the published workbook; answers to further fields of the standard
    stand behind them. ``mark`` says on a cover and on every page whose workbook it is. It is made
    in memory alone: names in clear never lie in a temporary file.
    """
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as workbook:
        if mark:
            write_cover(workbook, mark)
        sheet = workbook.add_worksheet(SHEET)
        if mark:
            sign_pages(sheet, mark)
        columns = [*template_columns(), *((field.name, field) for field in _further(rows))]
        _write_head(workbook, sheet, columns)
        day = workbook.add_format({"num_format": DATE_FORMAT})
        for line, row in enumerate(rows, start=2):
            sheet.write_number(line, 0, line - 1)
            for place, (_name, field) in enumerate(columns, start=1):
                if field.name in row.answers:
                    _write(sheet, (line, place), field, row.answers[field.name], day)
        workbook.add_worksheet("about").write_string(0, 0, ATTRIBUTION)


def _further(rows: Sequence[Row]) -> list[Field]:
    """The fields answered beyond those of the published workbook, in the standard's order."""
    printed = {field.name for _name, field in template_columns()}
    answered = {name for row in rows for name in row.answers} - printed
    return [field for name, field in all_fields().items() if name in answered]


def _write_head(workbook: Workbook, sheet: Worksheet, columns: list[tuple[str, Field]]) -> None:
    bold = workbook.add_format({"bold": True})
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(1, len(columns), 22)
    sheet.freeze_panes(2, 1)
    for place, (name, _field) in enumerate(columns, start=1):
        sheet.write_string(0, place, name)
    for place, (_name, field) in enumerate(columns, start=1):
        sheet.write_string(1, place, field.label, bold)


def _write(
    sheet: Worksheet, at: tuple[int, int], field: Field, answer: Answer, day: object
) -> None:
    if isinstance(answer, bool):
        sheet.write_boolean(*at, answer)
    elif isinstance(answer, int | float):
        sheet.write_number(*at, answer)
    elif isinstance(answer, date) and answer >= FIRST_SAFE_DAY:
        sheet.write_datetime(*at, answer, day)
    else:
        sheet.write_string(*at, in_words(field, answer))


def in_words(field: Field, answer: Answer) -> str:
    """What the published workbook says for an answer: labels for codes, joined by "; ".

    >>> in_words(all_fields()["prs_Citizenship"], ("NA", "BA"))
    'Namibia; Bosnia and Herzegovina'
    """
    if isinstance(answer, tuple):
        return JOINED.join(_label(field, code) for code in answer)
    if isinstance(answer, str) and field.kind in {Kind.CHOICE, Kind.COUNTRY}:
        return _label(field, answer)
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def _label(field: Field, code: str) -> str:
    if field.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
        return country_label(code)
    try:
        return label_of(field.name, code)
    except KeyError:  # other words in a list that is open
        return code
