"""Tell what came out of answers: in the reader's language, with a reason for every point."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.workbook.sheets import said
from haven.people.assessments.models import Assessment

TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ToldReason:
    """What one question brought: the question, her answer, its points and what they weigh."""

    question: str
    answer: str
    points: str
    weight: str
    worth: str
    missing: str


@dataclass(frozen=True, slots=True)
class ToldScore:
    """A total, what it means, and why."""

    name: str
    label: str
    total: str
    band: str
    advice: str
    reasons: list[ToldReason]
    unknown: int
    before: str = ""
    change: int = 0


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A rule that is met, and by what."""

    label: str
    advice: str
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """A question and what was answered, now and the time before."""

    question: str
    answer: str
    before: str = ""
    doubt: bool = False

    @property
    def has_changed(self) -> bool:
        return bool(self.before) and self.before != self.answer


@dataclass(frozen=True)
class Teller:
    """Tells of one version of a questionnaire in one language."""

    edition: Edition
    language: str

    @classmethod
    def of(cls, edition: Edition) -> Teller:
        """In the language of whoever reads."""
        return cls(edition, get_language() or "en")

    def question(self, name: str) -> str:
        """A question in words."""
        asked = self.edition.form.questions.get(name)
        labelled = said(asked.labels, self.language) if asked else ""
        return labelled or said(self.edition.words.scales.get(name, {}), self.language) or name

    def answer(self, question: str, answer: str) -> str:
        """An answer in words; of several choices all of them."""
        choices = self.edition.form.choices(question)
        if not choices:
            band = self.edition.words.bands.get((question, answer))
            return said(band[0], self.language) or answer if band else answer
        told = [said(choices[one], self.language) or one if one in choices else one
                for one in answer.split()]  # fmt: skip
        return ", ".join(told)

    def in_short(self, assessment: Assessment) -> str:
        """The band of the last scale in words; nothing where no scale has any."""
        for one in reversed((assessment.result or {}).get("scores", [])):
            band, _advice = self.edition.words.bands.get((one["scale"], one["band"]), ({}, {}))
            if one["band"]:
                return said(band, self.language) or str(one["band"])
        return ""

    def scores(self, result: dict[str, Any], before: dict[str, Any] | None) -> list[ToldScore]:
        """Every scale that has words of its own, or a band; what is only built from is a reason."""
        told = self.edition.words
        then = {one["scale"]: one["total"] for one in (before or {}).get("scores", [])}
        shown = [
            one for one in result.get("scores", []) if one["scale"] in told.scales or one["band"]
        ]
        return [self._score(one, then.get(one["scale"])) for one in shown]

    def _score(self, one: dict[str, Any], before: str | None) -> ToldScore:
        band, advice = self.edition.words.bands.get((one["scale"], one["band"]), ({}, {}))
        reasons = [self._reason(reason) for reason in one["reasons"]]
        label = said(self.edition.words.scales.get(one["scale"], {}), self.language)
        return ToldScore(
            one["scale"], label or one["scale"], rounded(one["total"]),
            said(band, self.language) or one["band"], said(advice, self.language), reasons,
            sum(bool(reason.missing) for reason in reasons), rounded(before),
            _compared(one["total"], before),
        )  # fmt: skip

    def _reason(self, one: dict[str, Any]) -> ToldReason:
        return ToldReason(
            self.question(one["name"]), self.answer(one["name"], one["answer"]),
            rounded(one["points"]), rounded(one["weight"], exact=True),
            rounded(one["worth"], exact=True), one["missing"] or "",
        )  # fmt: skip

    def findings(self, result: dict[str, Any]) -> list[ToldFinding]:
        """The rules that are met and have words."""
        told = []
        for one in result.get("findings", []):
            label, advice = self.edition.words.rules.get(one["rule"], ({}, {}))
            if one["met"] and label:
                reasons = [self._because(reason) for reason in one["reasons"]]
                told.append(
                    ToldFinding(said(label, self.language), said(advice, self.language), reasons)
                )
        return told

    def _because(self, reason: str) -> str:
        name, equals, says = reason.partition("=")
        if not equals:
            label = said(self.edition.words.rules.get(name, ({}, {}))[0], self.language)
            return label or name
        return f"{self.question(name)} – {self.answer(name, says)}"

    def answers(self, assessment: Assessment, before: Assessment | None) -> list[ToldAnswer]:
        """What she was asked and answered, in the order of the questions."""
        now, then = assessment.answers or {}, (before.answers or {}) if before else {}
        doubted = {question for question, _rule in assessment.doubts}
        told = []
        for name, question in self.edition.form.questions.items():
            answer = now.get(name, "")
            if question.is_asked and not question.repeat and isinstance(answer, str) and answer:
                was = then.get(name, "")
                told.append(
                    ToldAnswer(self.question(name), self.answer(name, answer),
                               self.answer(name, was) if was else "", name in doubted)
                )  # fmt: skip
        return told


def _compared(now: str | None, before: str | None) -> int:
    """1 if it is more than before, -1 if less, 0 if as before or never asked before."""
    if now is None or before is None:
        return 0
    return (Decimal(now) > Decimal(before)) - (Decimal(now) < Decimal(before))


def rounded(number: str | None, *, exact: bool = False) -> str:
    """A number as people read it: two places, or all there are, and no needless noughts."""
    if number is None:
        return ""
    found = Decimal(number)
    shown = found.quantize(TWO_PLACES) if not exact and found != found.to_integral() else found
    return f"{shown.normalize():f}"
