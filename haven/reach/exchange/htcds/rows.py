"""A row of answers, by the names of the standard, and what is wrong or doubtful in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haven.reach.exchange.htcds.fields import Kind, all_fields

Answer = str | bool | int | float | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, in a sentence that says where it is and what to do."""

    row: int
    column: str
    says: str

    def __str__(self) -> str:
        return _("Row %(row)s, %(column)s: %(says)s") % {
            "row": self.row, "column": self.column, "says": self.says
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The answers of one row, by field name; unanswered fields are absent.

    Two rows are equal when their answers are, wherever they stand.
    """

    number: int = field(compare=False)
    answers: dict[str, Answer]
    faults: tuple[Fault, ...] = field(default=(), compare=False)
    doubts: tuple[Fault, ...] = field(default=(), compare=False)

    def text(self, name: str) -> str:
        """The answer to a question answered in words or by one code, or nothing."""
        answer = self.answers.get(name, "")
        return answer if isinstance(answer, str) else ""

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes given to a question that allows several."""
        answer = self.answers.get(name, ())
        return answer if isinstance(answer, tuple) else ()

    def day(self, name: str) -> date | None:
        """The date given, if any."""
        answer = self.answers.get(name)
        return answer if isinstance(answer, date) else None

    def canonical(self) -> str:
        """The answers as one text, the same for the same answers."""
        return json.dumps(as_json(self.answers), ensure_ascii=False, sort_keys=True)


def as_json(answers: dict[str, Answer]) -> dict[str, Any]:
    """The answers in what JSON can say: dates as text."""
    return {
        name: answer.isoformat() if isinstance(answer, date) else answer
        for name, answer in answers.items()
    }


def from_json(stored: dict[str, Any]) -> dict[str, Answer]:
    """The answers as they were before ``as_json``."""
    return {name: _restored(name, answer) for name, answer in stored.items()}


def _restored(name: str, answer: Any) -> Answer:
    if all_fields()[name].kind is Kind.DATE:
        return date.fromisoformat(answer)
    restored: Answer = tuple(answer) if isinstance(answer, list) else answer
    return restored
