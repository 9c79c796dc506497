"""Compile a workbook into the XForm that phones and browsers fill."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from haven.foundation.instruments.workbook.faults import Fault, FaultyWorkbookError
from haven.foundation.instruments.workbook.sheets import HEADERS, Sheets

OF_XLSFORM = ("survey", "choices", "settings", "external_choices", "entities", "osm")
ROW = re.compile(r"\[row : (\d+)\]")


@dataclass(frozen=True, slots=True)
class Compiled:
    """The XForm, and what pyxform warns of."""

    xform: str
    warnings: tuple[str, ...]


def compiled(sheets: Sheets, code: str, version: str, public_key: str = "") -> Compiled:
    """The XForm of a workbook under this code and version, whatever its settings say.

    Raises:
        FaultyWorkbookError: pyxform refuses it; its sentence is in English.
    """
    form = {name: [dict(row) for row in rows] for name, rows in sheets.items() if _of_xlsform(name)}
    settings = form.get("settings") or [{}]
    settings[0] |= {"form_id": code, "version": version}
    settings[0].setdefault("form_title", code)
    if public_key:
        # No submission_url: a phone would send there, and not to the address of its own token.
        settings[0] |= {"public_key": _bare(public_key)}
    form |= {"settings": settings, "settings" + HEADERS: [dict.fromkeys(settings[0], "")]}
    try:
        found = convert(form, validate=False, form_name="data", pretty_print=False)
    except PyXFormError as error:
        row = ROW.search(str(error))
        says = _("The form cannot be compiled: %s") % error
        raise FaultyWorkbookError([Fault("survey", int(row[1]) if row else 0, says)]) from None
    return Compiled(found.xform, tuple(found.warnings))


def _bare(pem: str) -> str:
    """A public key as phones want it: without the lines around it."""
    return "".join(line.strip() for line in pem.splitlines() if not line.startswith("-----"))


def _of_xlsform(name: str) -> bool:
    return name.removesuffix(HEADERS) in OF_XLSFORM
