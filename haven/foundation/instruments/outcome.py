"""What comes out of answers, as it is kept beside them: totals, bands, findings, with reasons.

It is written down and not worked out again, so that what somebody was told once stays what she was
told. Numbers are text, for they are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from haven.foundation.instruments.checking import doubts
from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.reading import Filled, read
from haven.kernel.scoring import Finding, Reason, Result, Score
from haven.kernel.scoring.rules import spoken


@dataclass(frozen=True)
class Outcome:
    """Answers as they are kept, and what came out of them."""

    answers: dict[str, Any]
    result: dict[str, Any]
    doubts: list[list[str]]


def outcome_of(edition: Edition, xml: bytes) -> Outcome:
    """Read, check and score a filled questionnaire.

    Raises:
        UnreadableError: it is none.
    """
    filled = read(xml)
    answers = filled.answers(edition.form.repeats)
    result = edition.scoring.result(answers)
    return Outcome(
        answers=_kept(filled, edition, answers),
        result={
            "scores": [_score(score) for score in result.scores],
            "findings": [_finding(finding) for finding in result.findings],
            "missing": {str(why): count for why, count in result.without_answer.items()},
            "suggested": suggested(edition, answers, result),
        },
        doubts=doubts(edition.form, edition.xform, xml, answers),
    )


def suggested(edition: Edition, answers: dict[str, str], result: Result) -> list[str]:
    """The names of what somebody should be asked to confirm."""
    said = spoken(answers, {score.scale: score.band for score in result.scores})
    met = set(result.met)
    return [
        one.name
        for one in edition.words.suggestions
        if all(term.holds(said, met) for term in one.when)
    ]


def _kept(filled: Filled, edition: Edition, answers: dict[str, str]) -> dict[str, Any]:
    """Only what is a question of this version; rounds of a repeated group under its name."""
    known = {name: said for name, said in answers.items() if name in edition.form.questions}
    return {**known, **{name: filled.rows(name) for name in sorted(edition.form.repeats)}}


def _score(score: Score) -> dict[str, Any]:
    total = None if score.total is None else str(score.total)
    reasons = [_reason(reason) for reason in score.reasons]
    return {"scale": score.scale, "total": total, "band": score.band, "reasons": reasons}


def _reason(reason: Reason) -> dict[str, str | None]:
    return {
        "name": reason.name,
        "answer": reason.answer,
        "points": None if reason.points is None else str(reason.points),
        "weight": str(reason.weight),
        "worth": str(reason.worth),
        "missing": reason.missing,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {"rule": finding.rule, "met": finding.met, "reasons": list(finding.reasons)}
