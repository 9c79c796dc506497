"""Reads single cells, and notes what is wrong with them on the way."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.faults import Fault
from haven.foundation.instruments.workbook.form import Form
from haven.foundation.instruments.workbook.sheets import Sheets
from haven.kernel.scoring import Term

EVERY = "*"
YES = frozenset({"yes", "true", "1"})


@dataclass(frozen=True)
class Where:
    """A row of a sheet, as the spreadsheet counts."""

    sheet: str
    row: int


@dataclass
class Notes:
    """A workbook that is being read, and the faults found so far."""

    sheets: Sheets
    form: Form
    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: Where, says: str, **what: object) -> None:
        """Note what is wrong."""
        self.faults.append(Fault(where.sheet, where.row, says % what if what else says))

    def number(self, where: Where, text: str) -> Decimal | None:
        """A number, with a point or a comma."""
        try:
            found = Decimal(text.replace(",", "."))
        except InvalidOperation:
            found = Decimal("NaN")
        if found.is_finite():
            return found
        self.fault(where, _("“%(text)s” is not a number."), text=text)
        return None

    def asks(self, where: Where, question: str) -> bool:
        """Whether there is such a question."""
        if question in self.form.questions:
            return True
        self.fault(where, _("There is no question “%(name)s”."), name=question)
        return False

    def answers(self, where: Where, question: str, answer: str) -> bool:
        """Whether this can be answered to that."""
        if self.can_say(question, answer):
            return True
        self.fault(
            where,
            _("“%(answer)s” is no answer to “%(question)s”."),
            answer=answer,
            question=question,
        )
        return False

    def can_say(self, question: str, answer: str) -> bool:
        """Whether a question has this choice; what is written freely may be anything."""
        asked = self.form.questions.get(question)
        if asked is None or not answer:
            return False
        choices = self.form.choices(question)
        return not asked.is_choice or not choices or answer in choices

    def terms(
        self, where: Where, text: str, rules: Set[str], bands: Mapping[str, Set[str]]
    ) -> tuple[Term, ...]:
        """What must hold: answers, bands of scales, and rules."""
        found = []
        for word in text.split():
            name, _equals, says = word.partition("=")
            band_or_answer = says in bands.get(name, ()) or self.can_say(name, says)
            if band_or_answer if says else name in rules:
                found.append(Term(name, says))
            else:
                self.fault(where, _("“%(word)s” is no answer, band or earlier rule."), word=word)
        return tuple(found)
