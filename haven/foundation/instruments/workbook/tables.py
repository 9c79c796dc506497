"""From the sheets of a workbook to the tables answers are scored by."""

from __future__ import annotations

from haven.foundation.instruments.workbook.notes import Notes
from haven.foundation.instruments.workbook.points import items_of, spellings_of
from haven.foundation.instruments.workbook.rules import (
    bands_of,
    rules_of,
    signs_of,
    suggestions_of,
)
from haven.foundation.instruments.workbook.scales import scales_of
from haven.kernel.scoring import Scoring


def scoring_of(notes: Notes) -> Scoring:
    """The tables. What is faulty in them is left out and stands among the faults of ``notes``."""
    items, signs = items_of(notes), signs_of(notes)
    scales = scales_of(notes, [item.name for item in items])
    bands = bands_of(scales)
    rules = rules_of(notes, bands, signs)
    suggestions_of(notes, bands, {rule.name for rule in rules})
    return Scoring(items, scales, signs, rules, spellings_of(notes))
