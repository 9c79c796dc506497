"""The sheets ``points`` and ``missing``, and the points that stand beside choices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.form import choice_rows
from haven.foundation.instruments.workbook.notes import EVERY, Notes, Where
from haven.foundation.instruments.workbook.sheets import Row, numbered
from haven.kernel.scoring import Item, Missing, Step


@dataclass
class Told:
    """What the rows of one question say, while they are read."""

    points: dict[str, Decimal] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    missing: dict[Missing, Decimal] = field(default_factory=dict)


def items_of(notes: Notes) -> list[Item]:
    """The questions that give points."""
    told: dict[str, Told] = defaultdict(Told)
    for name, shared in _beside_choices(notes).items():
        told[name].points |= shared
    everywhere: dict[Missing, Decimal] = {}
    for number, row in numbered(notes.sheets, "points"):
        where, question = Where("points", number), row.get("question", "")
        points = notes.number(where, row.get("points", ""))
        if points is not None and question == EVERY:
            everywhere |= _when_missing(notes, where, row, points)
        elif points is not None and notes.asks(where, question):
            _add(told[question], notes, where, row, points)
    return [
        Item(name, one.points, tuple(one.steps), everywhere | one.missing)
        for name, one in told.items()
    ]


def spellings_of(notes: Notes) -> dict[str, Missing]:
    """Codes of this questionnaire that are no answer."""
    kinds = {why.value: why for why in Missing}
    found = {}
    for number, row in numbered(notes.sheets, "missing"):
        if row.get("answer") and row.get("kind") in kinds:
            found[row["answer"]] = kinds[row["kind"]]
        else:
            notes.fault(Where("missing", number), _("Say which choice is which kind of no answer."))
    return found


def _beside_choices(notes: Notes) -> dict[str, dict[str, Decimal]]:
    lists: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for number, of, row in choice_rows(notes.sheets):
        if "points" in row:
            points = notes.number(Where("choices", number), row["points"])
            lists[of] |= {row.get("name", ""): points} if points is not None else {}
    asked = notes.form.questions.values()
    return {one.name: lists[one.choices] for one in asked if one.choices in lists}


def _add(told: Told, notes: Notes, where: Where, row: Row, points: Decimal) -> None:
    answer = row.get("answer", "")
    if row.get("from"):
        bound = notes.number(where, row["from"])
        told.steps += [Step(bound, points)] if bound is not None else []
    elif answer == Missing.UNANSWERED:
        told.missing[Missing.UNANSWERED] = points
    elif notes.answers(where, row["question"], answer):
        told.points[answer] = points


def _when_missing(notes: Notes, where: Where, row: Row, points: Decimal) -> dict[Missing, Decimal]:
    why = next((one for one in Missing if one == row.get("answer")), None)
    if why is None:
        notes.fault(where, _("For every question, only a missing answer has points."))
        return {}
    return {why: points}
