"""A questionnaire's workbook as plain rows of text, and its texts by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from haven.foundation.workbooks import UnreadableWorkbookError, inspect

Row = Mapping[str, str]
Sheets = Mapping[str, Sequence[Row]]
Texts = Mapping[str, str]
"""One text in several languages, by their codes; ``en`` where a workbook names no language."""

HEADERS = "_header"
"""After the name of a sheet: one row of all its column names, also of those without a value."""

PLAIN = "en"
WORDED = re.compile(r"(?P<key>[^:]+)::(?P<language>.*)", re.DOTALL)
CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z]+)?)\)\s*$")
MOST_COLUMNS, MOST_ROWS = 200, 10_000


def sheets_of(file: BinaryIO) -> dict[str, list[dict[str, str]]]:
    """Every sheet of a workbook by its name, as rows of what is written in them.

    Raises:
        UnreadableWorkbookError: no honest workbook, or one too large for a questionnaire.
    """
    inspect(file)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        found = {
            name.strip().lower(): workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except (CalamineError, ValueError, OSError):
        raise UnreadableWorkbookError(
            _("This workbook is damaged. Open it in Excel, save it anew and send it again.")
        ) from None
    sheets: dict[str, list[dict[str, str]]] = {}
    for name, lines in found.items():
        sheets |= _rows(name, lines)
    return sheets


def _rows(name: str, lines: list[list[Any]]) -> dict[str, list[dict[str, str]]]:
    if len(lines) > MOST_ROWS:
        raise UnreadableWorkbookError(
            _("The sheet “%(sheet)s” is longer than %(rows)s rows.")
            % {"sheet": name, "rows": MOST_ROWS}
        )
    head = [_text(cell) for cell in lines[0]] if lines else []
    rows = [
        {
            column: said
            for column, cell in zip(head, line, strict=False)
            if column and (said := _text(cell))
        }
        for line in lines[1:]
    ]
    columns = dict.fromkeys((column for column in head if column), "")
    return {name: [row for row in rows if row], name + HEADERS: [columns]}


def _text(cell: Any) -> str:
    """What a cell says, as a person would type it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\xa0", " ").strip()


def numbered(sheets: Sheets, name: str) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet with their numbers, counted among rows that hold anything, from 2."""
    return enumerate(sheets.get(name, ()), start=2)


def settings_of(sheets: Sheets) -> Row:
    """The one row in which a workbook says what the form is called and which version it is."""
    return next(iter(sheets.get("settings", ())), {})


def texts(row: Row, key: str) -> dict[str, str]:
    """What a row says under ``key`` in each language: ``label::Русский (ru)`` is Russian."""
    said: dict[str, str] = {}
    for column, text in row.items():
        if column == key:
            said.setdefault(PLAIN, text)
        elif (worded := WORDED.fullmatch(column)) and worded["key"].strip() == key:
            said[language_of(worded["language"])] = text
    return said


def language_of(name: str) -> str:
    """The code of a language as XLSForm writes it.

    >>> language_of("Русский (ru)"), language_of("English")
    ('ru', 'English')
    """
    code = CODE.search(name)
    return code[1].lower() if code else name.strip()


def languages(sheets: Sheets) -> list[str]:
    """The languages in which questions are asked, in the order of the columns."""
    columns = sheets.get("survey" + HEADERS, [{}])[0]
    named = [WORDED.fullmatch(column) for column in columns]
    found = [language_of(one["language"]) for one in named if one and one["key"].strip() == "label"]
    return list(dict.fromkeys(found)) or [PLAIN]


def said(text: Texts, language: str) -> str:
    """A text in a language, or in English, or in whichever there is."""
    return text.get(language) or text.get(PLAIN) or next(iter(text.values()), "")
