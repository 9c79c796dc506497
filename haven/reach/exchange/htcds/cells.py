"""From a cell as Excel keeps it to an answer of the standard, or a sentence why not."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from haven.reach.exchange.htcds.codes import (
    Unmatched,
    code_list,
    codes_of,
    country_code,
    country_codes,
)
from haven.reach.exchange.htcds.fields import Field, Kind
from haven.reach.exchange.htcds.rows import Answer

Cell = str | float | bool | date | datetime | time | timedelta | None

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 1, 1)
"""The range the published workbook means to allow."""

LONGEST_CELL = 32_767
"""Characters a cell of Excel may hold."""

E164 = re.compile(r"\+?[1-9]\d{1,14}")
ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?")
INVISIBLE = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""Control characters, which no keyboard writes and some readers swallow."""

YES, NO = frozenset({"true", "yes", "y", "1"}), frozenset({"false", "no", "n", "0"})
OPEN_LISTS = frozenset({"cas_ReasonForIncomingReferral"})
"""A picklist in the standard, free text in its survey form: other words are kept as they are."""


class BadCellError(ValueError):
    """A cell that answers nothing, in a sentence that says what to write."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An answer that is kept, with a sentence why somebody should look at it."""

    answer: Answer
    says: str


def read_cell(field: Field, cell: Cell) -> Answer | Doubtful | None:
    """The answer a cell gives to a field, or None when it is empty.

    Raises:
        BadCellError: it cannot be an answer to this field.
    """
    text = as_text(cell) if cell != "" else ""
    if not text:
        return None
    return READERS[field.kind](field, cell, text)


def as_text(cell: Cell) -> str:
    """What a reader of the sheet sees: whole numbers without point, days as ISO, no odd blanks."""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _clean(text: str) -> str:
    if text.isprintable():  # as nearly all are
        return text.strip()
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE).strip()


def _text(field: Field, cell: Cell, text: str) -> Answer:
    return text


def _phone(field: Field, cell: Cell, text: str) -> Answer | Doubtful:
    if E164.fullmatch(re.sub(r"[\s().\-/]", "", text)):
        return text
    return Doubtful(text, _("this may not be a telephone number. Write it as +38761000111."))


def _date(field: Field, cell: Cell, text: str) -> Answer:
    if isinstance(cell, float):
        raise BadCellError(_("%s is a number, not a date. Write dates as 1999-02-28.") % text)
    found = ISO_DAY.fullmatch(text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    if day is None:
        raise BadCellError(_("%s is not a date. Write dates as 1999-02-28.") % _short(text))
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadCellError(_("%s lies outside 1900 to 2100. Correct the year.") % text)
    return day


def _number(field: Field, cell: Cell, text: str) -> Answer:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or abs(number) > 1e15:
        raise BadCellError(_("%s is not a number. Write digits only.") % _short(text))
    return int(number) if number.is_integer() else number


def _yes_no(field: Field, cell: Cell, text: str) -> Answer:
    said = text.casefold()
    if said not in YES | NO:
        raise BadCellError(_("%s is neither yes nor no. Write TRUE or FALSE.") % _short(text))
    return said in YES


def _choice(field: Field, cell: Cell, text: str) -> Answer:
    try:
        return code_list(field.name).one(text)
    except Unmatched as unmatched:
        if field.name in OPEN_LISTS:
            return text
        raise BadCellError(_not_on_list(unmatched)) from None


def _choices(field: Field, cell: Cell, text: str) -> Answer:
    try:
        return codes_of(field.name, text)
    except Unmatched as unmatched:
        raise BadCellError(_not_on_list(unmatched)) from None


def _country(field: Field, cell: Cell, text: str) -> Answer:
    try:
        return country_code(text)
    except Unmatched as unmatched:
        raise BadCellError(_no_country(unmatched)) from None


def _countries(field: Field, cell: Cell, text: str) -> Answer:
    try:
        return country_codes(text)
    except Unmatched as unmatched:
        raise BadCellError(_no_country(unmatched)) from None


def _not_on_list(unmatched: Unmatched) -> str:
    return _("%s is not on the list. Choose from the list of this column.") % _short(unmatched.part)


def _no_country(unmatched: Unmatched) -> str:
    return _("%s is no country we know. Write its English name or its two-letter code.") % _short(
        unmatched.part
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


READERS: dict[Kind, Callable[[Field, Cell, str], Answer | Doubtful]] = {
    Kind.TEXT: _text,
    Kind.PHONE: _phone,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
}
