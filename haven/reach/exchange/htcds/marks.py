"""What every page of an export says about itself, so that a copy tells where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

COVER = "Read me first"
LASTS = timedelta(days=30)
"""So long a receiver may keep a workbook."""

LONGEST = 200
"""Characters of a header; a spreadsheet drops one of more than 255 with its instructions, whole."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An export: which, of whose people and how many, for what, to whom, by whom, and when."""

    code: str
    mission: str
    count: int
    purpose: str
    receiver: str
    asked_by: str
    approved_by: str
    made_at: datetime

    @property
    def warning(self) -> str:
        """What whoever finds a page must know."""
        return _("Confidential. For %s only. Do not pass on.") % self.receiver

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What the cover says, question by question."""
        return [
            (_("Export"), self.code),
            (_("People of"), self.mission),
            (_("Number of people"), str(self.count)),
            (_("What for"), self.purpose),
            (_("For"), self.receiver),
            (_("Asked by"), self.asked_by),
            (_("Agreed by"), self.approved_by),
            (_("Made on"), self.made_at.date().isoformat()),
            (_("Delete it by"), (self.made_at + LASTS).date().isoformat()),
        ]


def write_cover(workbook: Workbook, mark: Mark) -> None:
    """The first sheet: what this is and whose it is. The workbook's properties repeat it."""
    workbook.set_properties({"title": mark.code, "subject": mark.warning, "keywords": mark.code})
    workbook.set_custom_property("export", mark.code)
    cover = workbook.add_worksheet(COVER)
    cover.set_column(0, 1, 40)
    cover.write_string(0, 0, mark.warning, workbook.add_format({"bold": True, "font_size": 16}))
    for line, (question, answer) in enumerate(mark.lines, start=2):
        cover.write_string(line, 0, question)
        cover.write_string(line, 1, answer)
    sign_pages(cover, mark)


def sign_pages(sheet: Worksheet, mark: Mark) -> None:
    """Warn at the head of every printed page, and number it under the code of the export."""
    sheet.set_header(f"&C{_plain(mark.warning)}")
    sheet.set_footer(f"&L{_plain(mark.code)}&R&P / &N")


def _plain(words: str) -> str:
    """Words as a header takes them: an ampersand, and half of two, would begin an instruction."""
    plain = words.replace("&", "&&")[:LONGEST]
    return plain[:-1] if plain.count("&") % 2 else plain
