"""What looks wrong in a workbook; whoever wrote it should look, and may know better."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import suppress

import rxeval
from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.faults import Fault
from haven.foundation.instruments.workbook.form import SILENT, Form
from haven.foundation.instruments.workbook.notes import Notes
from haven.foundation.instruments.workbook.sheets import Sheets, numbered
from haven.kernel.scoring import Missing, Scoring

ALWAYS = re.compile(r"\s*(?:true\(\)|1\s*=\s*1)\s*")
NEVER = re.compile(r"\s*(?:false\(\)|1\s*=\s*0|0\s*=\s*1)\s*")
EQUALS = re.compile(r"\$\{([^}]+)\}\s*=\s*'([^']+)'")
SELECTED = re.compile(r"selected\(\s*\$\{([^}]+)\}\s*,\s*'([^']+)'\s*\)")
WORDLESS = SILENT | {"calculate", "hidden"}


def warnings(sheets: Sheets, form: Form, scoring: Scoring, xform: str) -> Iterator[Fault]:
    """What should be looked at."""
    yield from _nobody_chooses(form)
    yield from _unworded_questions(form)
    yield from _unworded_choices(form)
    yield from _dead_conditions(sheets, form)
    yield from _some_without_points(form, scoring)
    yield from _means_another_thing_elsewhere(xform)


def _nobody_chooses(form: Form) -> Iterator[Fault]:
    asked = {question.choices for question in form.questions.values()}
    for of in sorted(form.lists.keys() - asked):
        yield Fault("choices", 0, _("No question uses the list “%s”.") % of)


def _unworded_questions(form: Form) -> Iterator[Fault]:
    says = _("“%(name)s” has no label in “%(language)s”.")
    for one in form.questions.values():
        if one.kind not in WORDLESS and one.labels:
            for language in _without(form, one.labels.keys()):
                yield Fault("survey", one.row, says % {"name": one.name, "language": language})


def _unworded_choices(form: Form) -> Iterator[Fault]:
    says = _("“%(name)s” of “%(list)s” has no label in “%(language)s”.")
    for of, choices in form.lists.items():
        for name, labels in choices.items():
            for language in _without(form, labels.keys()):
                told = {"name": name, "list": of, "language": language}
                yield Fault("choices", 0, says % told)


def _without(form: Form, worded: Collection[str]) -> list[str]:
    return [language for language in form.languages if language not in worded]


def _dead_conditions(sheets: Sheets, form: Form) -> Iterator[Fault]:
    notes = Notes(sheets, form)
    for number, row in numbered(sheets, "survey"):
        condition = row.get("relevant", "")
        if NEVER.fullmatch(condition):
            yield Fault("survey", number, _("This condition never holds."))
        if ALWAYS.fullmatch(condition):
            yield Fault("survey", number, _("This condition always holds."))
        for question, answer in (*EQUALS.findall(condition), *SELECTED.findall(condition)):
            if question in form.questions and not notes.can_say(question, answer):
                told = {"question": question, "answer": answer}
                says = _("This condition never holds: “%(answer)s” is no answer to “%(question)s”.")
                yield Fault("survey", number, says % told)


def _some_without_points(form: Form, scoring: Scoring) -> Iterator[Fault]:
    says = _("Of “%(name)s”, these answers give no points: %(answers)s.")
    for item in scoring.items:
        worth = {*item.points, *scoring.spellings, *Missing}
        without = [one for one in form.choices(item.name) if one not in worth]
        if item.points and without:
            yield Fault("points", 0, says % {"name": item.name, "answers": ", ".join(without)})


def _means_another_thing_elsewhere(xform: str) -> Iterator[Fault]:
    """A second opinion: a form it cannot read is no fault of whoever wrote it."""
    with suppress(Exception):
        for found in rxeval.check_form(xform):
            told = ": ".join(str(found[key]) for key in sorted(found) if found[key])
            yield Fault("survey", 0, told)
