"""Run a form's own rules again on what arrives: flag what breaks them, never drop it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import rxeval

from haven.foundation.instruments.workbook.form import Form

NO_CHOICE = "no-choice"
NAME = re.compile(r"([^/\]]+)(?:\[\d+\])?$")


def doubts(form: Form, xform: str, xml: bytes, answers: Mapping[str, str]) -> list[list[str]]:
    """Which questions break which rule of the form, as codes: ``[question, rule]``, no value."""
    return [*_no_choice(form, answers), *_broken_rules(xform, xml)]


def _no_choice(form: Form, answers: Mapping[str, str]) -> list[list[str]]:
    """Answers that stand in no list; engines let them pass."""
    return [
        [name, NO_CHOICE]
        for name, answer in answers.items()
        if (choices := form.choices(name)) and not choices.keys() >= set(answer.split())
    ]


def _broken_rules(xform: str, xml: bytes) -> list[list[str]]:
    try:
        found = rxeval.submission_findings(xform, xml.decode())
    except Exception:  # a second opinion that cannot be had is itself a doubt
        return [["", "not-evaluated"]]
    return [[_question(one["path"]), one["kind"]] for one in found]


def _question(path: str) -> str:
    name = NAME.search(path)
    return name[1] if name else ""
