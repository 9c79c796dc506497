"""From the sheets of a workbook to the tables answers are scored by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.faults import Fault
from haven.foundation.instruments.workbook.form import Form
from haven.foundation.instruments.workbook.sheets import Row, Sheets, numbered
from haven.kernel.scoring import (
    Band,
    How,
    Item,
    Missing,
    Rule,
    Scale,
    Scoring,
    Sign,
    Step,
    Strength,
    Term,
    Way,
)

EVERY = "*"
TOTAL = "total"
YES = frozenset({"yes", "true", "1"})
ONE = Decimal(1)
STRENGTHS = {strength.name.lower(): strength for strength in Strength}


@dataclass
class Tables:
    """Reads the sheets, and notes what is wrong on the way."""

    sheets: Sheets
    form: Form
    faults: list[Fault] = field(default_factory=list)

    def scoring(self) -> Scoring:
        """The tables. Whatever is faulty in them is left out and stands in ``faults``."""
        items = self._items()
        scales = self._scales(items)
        return Scoring(
            items, scales, self._signs(), self._rules(scales), spellings=self._spellings()
        )

    def _fault(self, sheet: str, row: int, says: str, **what: object) -> None:
        self.faults.append(Fault(sheet, row, says % what))

    def _items(self) -> list[Item]:
        told: dict[str, Told] = defaultdict(Told)
        for question in self.form.questions.values():
            shared = self._points_of_list(question.choices)
            if shared:
                told[question.name].points |= shared
        everywhere: dict[Missing, Decimal] = {}
        for number, row in numbered(self.sheets, "points"):
            points = self._number("points", number, row.get("points", ""))
            if points is None or not self._asks("points", number, row.get("question", "")):
                continue
            if row["question"] == EVERY:
                everywhere |= self._when_missing(number, row, points)
            else:
                self._worth(told[row["question"]], number, row, points)
        return [
            Item(name, one.points, tuple(one.steps), everywhere | one.missing)
            for name, one in told.items()
        ]

    def _points_of_list(self, name: str) -> dict[str, Decimal]:
        points = {}
        for number, row in numbered(self.sheets, "choices"):
            of_list = row.get("list_name", row.get("list name", "")) == name
            if name and of_list and row.get("points", "") != "":
                found = self._number("choices", number, row["points"])
                if found is not None:
                    points[row.get("name", "")] = found
        return points

    def _worth(self, told: Told, number: int, row: Row, points: Decimal) -> None:
        if row.get("from"):
            bound = self._number("points", number, row["from"])
            told.steps += [Step(bound, points)] if bound is not None else []
        elif row.get("answer") == Missing.UNANSWERED:
            told.missing[Missing.UNANSWERED] = points
        elif self._answers("points", number, row["question"], row.get("answer", "")):
            told.points[row["answer"]] = points

    def _when_missing(self, number: int, row: Row, points: Decimal) -> dict[Missing, Decimal]:
        why = next((one for one in Missing if one == row.get("answer")), None)
        if why is None:
            self._fault(
                "points", number, _("For every question, only a missing answer has points.")
            )
            return {}
        return {why: points}

    def _scales(self, items: list[Item]) -> list[Scale]:
        bands = self._bands()
        weights = self._weights()
        scored = {item.name: ONE for item in items}
        scales: list[Scale] = []
        for number, row in numbered(self.sheets, "scales"):
            name = row.get("scale", "")
            how = next((one for one in How if one == row.get("how", "sum")), None)
            if not name or how is None:
                self._fault(
                    "scales",
                    number,
                    _("A scale has a name, and is a sum, mean, highest or product."),
                )
                continue
            of = {one: ONE for one in row.get("of", "").split()} | weights.get(name, {})
            known = {*scored, *(scale.name for scale in scales)}
            for one in set(of) - known:
                self._fault("scales", number, _("“%(name)s” has no points."), name=one)
            of = {one: weight for one, weight in of.items() if one in known}
            scales.append(Scale(name, of or scored, how, tuple(bands.get(name, ()))))
        if not scales and scored:
            scales = [Scale(TOTAL, scored, bands=tuple(bands.get(TOTAL, ())))]
        names = {scale.name for scale in scales}
        for number, row in numbered(self.sheets, "bands"):
            if row.get("scale", TOTAL) not in names:
                self._fault(
                    "bands",
                    number,
                    _("There is no scale “%(name)s”."),
                    name=row.get("scale", TOTAL),
                )
        return scales

    def _weights(self) -> dict[str, dict[str, Decimal]]:
        weights: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for number, row in numbered(self.sheets, "weights"):
            weight = self._number("weights", number, row.get("weight", ""))
            if weight is not None:
                weights[row.get("scale", TOTAL)][row.get("question", "")] = weight
        return weights

    def _bands(self) -> dict[str, list[Band]]:
        bands: dict[str, list[Band]] = defaultdict(list)
        for number, row in numbered(self.sheets, "bands"):
            said = row.get("above") or row.get("from")
            bound = self._number("bands", number, said) if said else None
            if row.get("name"):
                band = Band(row["name"], bound, beyond=bool(row.get("above")))
                bands[row.get("scale", TOTAL)].append(band)
            else:
                self._fault("bands", number, _("A band has a name."))
        return bands

    def _signs(self) -> list[Sign]:
        signs = []
        for number, row in numbered(self.sheets, "signs"):
            strength = STRENGTHS.get(row.get("strength", ""))
            if strength is None:
                self._fault("signs", number, _("A sign is strong, medium or weak."))
                continue
            question, answer = row.get("question", ""), row.get("answer", "")
            if self._asks("signs", number, question) and self._answers(
                "signs", number, question, answer
            ):
                signs.append(Sign(question, answer, row.get("dimension", ""), strength))
        return signs

    def _rules(self, scales: list[Scale]) -> list[Rule]:
        ways: dict[str, list[Way]] = defaultdict(list)
        names = {scale.name: {band.name for band in scale.bands} for scale in scales}
        for number, row in numbered(self.sheets, "rules"):
            rule = row.get("rule", "")
            known = set(ways)
            when = self._terms("rules", number, row.get("when", ""), known, names)
            unless = self._terms("rules", number, row.get("unless", ""), known, names)
            demands = tuple(self._demands(number, row))
            if not rule or not (demands or when or unless):
                self._fault("rules", number, _("A rule has a name and asks for something."))
                continue
            apart = row.get("apart", "").lower() in YES
            ways[rule].append(Way(demands, row.get("dimension", ""), apart, when, unless))
        return [Rule(name, tuple(found)) for name, found in ways.items()]

    def _demands(self, number: int, row: Row) -> Iterator[Strength]:
        for name, strength in STRENGTHS.items():
            if row.get(name):
                count = self._number("rules", number, row[name])
                yield from [strength] * int(count or 0)

    def _terms(
        self, sheet: str, number: int, text: str, rules: set[str], bands: dict[str, set[str]]
    ) -> tuple[Term, ...]:
        terms = []
        for word in text.split():
            name, _sign, says = word.partition("=")
            if not says and name in rules:
                terms.append(Term(name))
            elif says and (says in bands.get(name, ()) or self._can_say(name, says)):
                terms.append(Term(name, says))
            else:
                self._fault(
                    sheet, number, _("“%(word)s” is no answer, band or earlier rule."), word=word
                )
        return tuple(terms)

    def suggested(self, scoring: Scoring) -> None:
        """Look through the suggestions: each stands on something that can come out."""
        rules = {rule.name for rule in scoring.rules}
        bands = {scale.name: {band.name for band in scale.bands} for scale in scoring.scales}
        for number, row in numbered(self.sheets, "suggestions"):
            if not self._terms("suggestions", number, row.get("when", ""), rules, bands):
                self._fault("suggestions", number, _("A suggestion says when it is made."))

    def _spellings(self) -> dict[str, Missing]:
        kinds = {why.value: why for why in Missing}
        return {
            row["answer"]: kinds[row["kind"]]
            for _number, row in numbered(self.sheets, "missing")
            if row.get("answer") and row.get("kind") in kinds
        }

    def _number(self, sheet: str, number: int, text: str) -> Decimal | None:
        try:
            found = Decimal(text.replace(",", "."))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            self._fault(sheet, number, _("“%(text)s” is not a number."), text=text)
            return None
        return found

    def _asks(self, sheet: str, number: int, question: str) -> bool:
        if question == EVERY or question in self.form.questions:
            return True
        self._fault(sheet, number, _("There is no question “%(name)s”."), name=question)
        return False

    def _answers(self, sheet: str, number: int, question: str, answer: str) -> bool:
        if self._can_say(question, answer):
            return True
        self._fault(
            sheet, number, _("“%(answer)s” is no answer to “%(question)s”."),
            answer=answer, question=question,
        )  # fmt: skip
        return False

    def _can_say(self, question: str, answer: str) -> bool:
        asked = self.form.questions.get(question)
        if asked is None or not answer:
            return False
        return (
            not asked.is_choice
            or not self.form.choices(question)
            or answer in self.form.choices(question)
        )


@dataclass
class Told:
    """What the rows of one question say, while they are read."""

    points: dict[str, Decimal] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    missing: dict[Missing, Decimal] = field(default_factory=dict)
