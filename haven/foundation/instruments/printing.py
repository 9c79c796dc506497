"""A questionnaire as it stands on paper: groups, questions, boxes to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.workbook.form import SELECTS, SILENT
from haven.foundation.instruments.workbook.sheets import numbered, said, texts

LONG = 60
"""More choices than this are written, not ticked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the paper."""

    kind: str
    label: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False


def blank_form(edition: Edition, language: str) -> Iterator[Line]:
    """What stands on the paper, in order."""
    sheets = Edition.objects.values_list("sheets", flat=True).get(pk=edition.pk)
    for _number, row in numbered(sheets, "survey"):
        kind, _space, rest = row.get("type", "").replace("begin_", "begin ").partition(" ")
        label, hint = said(texts(row, "label"), language), said(texts(row, "hint"), language)
        if kind == "begin" and label:
            yield Line("heading", label)
        elif kind == "note" and label:
            yield Line("note", label)
        elif kind in SELECTS:
            listed = edition.form.lists.get(rest.split()[0], {})
            choices = tuple(said(one, language) or name for name, one in listed.items())
            several = kind.startswith("select_multiple")
            yield Line("choice", label, hint, choices if len(choices) <= LONG else (), several)
        elif label and kind not in SILENT | {"begin", "end", "calculate", "hidden"}:
            yield Line("words", label, hint)
