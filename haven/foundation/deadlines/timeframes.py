"""How soon a step must follow, by risk: our defaults in ``reference/protection``."""

from __future__ import annotations

import json
from functools import cache

from haven.foundation.deadlines.models import Kind
from haven.foundation.reference import reference_file
from haven.kernel.calendar import Span, Unit

LETTERS = {"h": Unit.HOURS, "d": Unit.CALENDAR_DAYS, "w": Unit.WORKING_DAYS}

RULES = {
    Kind.ASSIGN: "assign_hours",
    Kind.FIRST_CONTACT: "first_contact_hours",
    Kind.ASSESSMENT: "assessment_days",
    Kind.CASE_PLAN: "case_plan_days",
    Kind.FOLLOW_UP: "followup_days",
    Kind.SUPERVISOR_REVIEW: "supervisor_review_days",
}
"""Which line of the file speaks of which kind of clock."""


class NoTimeframeError(LookupError):
    """No time limit is published for this kind of clock at this risk."""


def span_for(kind: str, risk: str) -> Span:
    """The time a step may take for a person at this risk (high, medium, low).

    Raises:
        NoTimeframeError: nothing is published for it.
    """
    rule = {str(name): line for name, line in RULES.items()}.get(kind, "")
    count = _levels().get(risk, {}).get(rule)
    if count is None:
        raise NoTimeframeError(f"{kind} at {risk} risk")
    return Span(count, Unit.HOURS if rule.endswith("_hours") else Unit.CALENDAR_DAYS)


def span_in_text(span: Span) -> str:
    """A span as a clock keeps it: hours, calendar days or working days.

    >>> span_in_text(Span(24, Unit.HOURS)), span_in_text(Span(5, Unit.WORKING_DAYS))
    ('24h', '5w')
    """
    letter = next(letter for letter, unit in LETTERS.items() if unit is span.unit)
    return f"{span.count}{letter}"


def span_from_text(text: str) -> Span:
    """The span a clock keeps.

    >>> span_from_text("3d").count
    3
    """
    return Span(int(text[:-1]), LETTERS[text[-1]])


@cache
def _levels() -> dict[str, dict[str, int]]:
    content = json.loads(reference_file("protection/risk_timeframes.json").read_text())
    levels: dict[str, dict[str, int]] = content["levels"]
    return levels
