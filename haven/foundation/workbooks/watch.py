"""Watches the XML of a workbook pass by, and stops at what no honest sheet holds."""

from __future__ import annotations

from xml.parsers import expat

from django.utils.translation import gettext as _

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 30_000, 200, 2_000_000
HEAD_ROWS = 2


class UnreadableWorkbookError(Exception):
    """A file Haven does not open, in a sentence fit for the page; nothing was changed."""


class Watch:
    """One part of a workbook: every cell says where it lies, within bounds, without formulas.

    Expat reads it without building anything; a document type, and with it every entity, is refused
    before it takes effect.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared
        self._acts = {"c": self._cell, "row": self._line, "f": self._formula}
        self._among_cells = False
        self._row = self._widest = self._cells = 0
        self._at = ""

    def see(self, piece: bytes) -> None:
        """Look at the next bytes.

        Raises:
            UnreadableWorkbookError: something no honest sheet holds.
        """
        self._parse(piece, last=False)

    def end(self) -> None:
        """Nothing follows.

        Raises:
            UnreadableWorkbookError: the part breaks off, or spans too wide a field.
        """
        self._parse(b"", last=True)
        if self._row * self._widest > MOST_CELLS:
            raise UnreadableWorkbookError(_too_wide())

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            raise UnreadableWorkbookError(strange()) from None

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(":")[2] if ":" in name else name
        if element in self._acts and self._among_cells:
            self._acts[element](attributes)
        elif element == "sheetData":
            self._among_cells = True

    def _line(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._reach(int(number) if number.isdecimal() else self._row + 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._at = attributes.get("r", "")
        letters = self._at.rstrip("0123456789")
        digits = self._at[len(letters) :]
        if not (letters.isascii() and letters.isalpha() and digits) or len(digits) > 9:
            raise UnreadableWorkbookError(strange())
        self._widest = max(self._widest, column_number(letters))
        self._cells += 1
        if self._widest > MOST_COLUMNS or self._cells > MOST_CELLS:
            raise UnreadableWorkbookError(_too_wide())
        self._reach(int(digits))

    def _reach(self, row: int) -> None:
        self._row = max(self._row, row)
        if row > MOST_ROWS + HEAD_ROWS:
            raise UnreadableWorkbookError(
                _("This workbook is longer than %s rows. Divide it into several files.") % MOST_ROWS
            )

    def _formula(self, _attributes: dict[str, str]) -> None:
        """A running number in column A may be counted; what a person says may not."""
        if self._at and self._at.rstrip("0123456789") != "A":
            raise UnreadableWorkbookError(
                _("Cell %s holds a formula. Copy the sheet and paste it as values.") % self._at
            )

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in {"utf-8", "utf8", "us-ascii"}:
            raise UnreadableWorkbookError(strange())

    def _refuse(self, *_of_the_document_type: object) -> None:
        raise UnreadableWorkbookError(strange())


def column_number(letters: str) -> int:
    """The number of a column by its letters.

    >>> column_number("AM"), column_number("XFD")
    (39, 16384)
    """
    number = 0
    for letter in letters[:9].upper():
        number = number * 26 + ord(letter) - 64
    return number


def strange() -> str:
    """What we say of a file that no spreadsheet program has written."""
    return _("This workbook is put together in a way Excel does not write. Save it anew in Excel.")


def _too_wide() -> str:
    return _("This workbook is wider than %s columns.") % MOST_COLUMNS
