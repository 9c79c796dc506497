"""Take a workbook in: read, compile, look through, play its examples; or say all that is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from haven.foundation.instruments.workbook.compiling import compiled
from haven.foundation.instruments.workbook.faults import Fault, FaultyWorkbookError
from haven.foundation.instruments.workbook.form import Form, form_of
from haven.foundation.instruments.workbook.linting import warnings
from haven.foundation.instruments.workbook.notes import Notes
from haven.foundation.instruments.workbook.playing import Failure, Stage
from haven.foundation.instruments.workbook.refusing import faults
from haven.foundation.instruments.workbook.sheets import Sheets
from haven.foundation.instruments.workbook.tables import scoring_of
from haven.foundation.instruments.workbook.words import Words, words_of
from haven.kernel.scoring import Scoring


@dataclass(frozen=True)
class Taken:
    """A questionnaire that can be published."""

    form: Form
    scoring: Scoring
    words: Words
    xform: str
    warnings: tuple[Fault, ...]
    played: int
    """How many examples came out as they should."""


def taken(
    sheets: Sheets, code: str, version: str, before: Sheets | None = None, *, public_key: str = ""
) -> Taken:
    """A workbook under this code and version; ``before`` is what was published last.

    Raises:
        FaultyWorkbookError: with everything there is to mend.
    """
    form = form_of(sheets)
    notes = Notes(sheets, form)
    scoring = scoring_of(notes)
    old = form_of(before) if before else None
    notes.faults += faults(sheets, form, old)
    stage = Stage(scoring, scoring_of(Notes(before, old)) if before and old else None)
    notes.faults += [_as_fault(failure) for failure in stage.failures(notes)]
    if notes.faults:
        raise FaultyWorkbookError(notes.faults)
    made = compiled(sheets, code, version, public_key)
    looked = (*warnings(sheets, form, scoring, made.xform), *_of_pyxform(made.warnings))
    words = words_of(sheets, form, scoring)
    return Taken(form, scoring, words, made.xform, looked, len(sheets.get("examples", ())))


def _as_fault(failure: Failure) -> Fault:
    says = " ".join((f"{failure.example}:", failure.says, *failure.blamed))
    return Fault("examples", failure.row, says)


def _of_pyxform(said: tuple[str, ...]) -> list[Fault]:
    return [Fault("survey", 0, one) for one in said]
