"""Run a form's own rules again on what arrives: flag what breaks them, never drop it."""

from __future__ import annotations

import re

import rxeval

NAME = re.compile(r"([^/\]]+)(?:\[\d+\])?$")


def doubts(xform: str, xml: bytes) -> list[list[str]]:
    """Which questions break which rule of the form, as codes: ``[question, rule]``, no value."""
    try:
        found = rxeval.submission_findings(xform, xml.decode())
    except Exception:  # a second opinion that cannot be had is itself a doubt
        return [["", "not-evaluated"]]
    return [[_question(one["path"]), one["kind"]] for one in found]


def _question(path: str) -> str:
    name = NAME.search(path)
    return name[1] if name else ""
