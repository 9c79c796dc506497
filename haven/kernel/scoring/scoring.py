"""Answers in; totals, bands and findings out, with the reason for every one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from haven.kernel.scoring.answers import Answers, Missing, missing
from haven.kernel.scoring.points import Item, Point
from haven.kernel.scoring.rules import Finding, Rule, Sign, shown, spoken
from haven.kernel.scoring.scales import Scale, Score


@dataclass(frozen=True, slots=True)
class Result:
    """What a set of answers says."""

    scores: tuple[Score, ...] = ()
    findings: tuple[Finding, ...] = ()
    without_answer: Mapping[Missing, int] = field(default_factory=dict)

    @property
    def met(self) -> tuple[str, ...]:
        """The rules that are met."""
        return tuple(finding.rule for finding in self.findings if finding.met)


@dataclass(frozen=True)
class Scoring:
    """The tables of one questionnaire.

    Scales and rules stand in the order in which they are worked out: each may ask for those before
    it, and rules for the band of every scale.
    """

    items: Sequence[Item] = ()
    scales: Sequence[Scale] = ()
    signs: Sequence[Sign] = ()
    rules: Sequence[Rule] = ()
    spellings: Mapping[str, Missing] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, Item]:
        return {item.name: item for item in self.items}

    def result(self, answers: Answers) -> Result:
        """Score these answers."""
        points = {
            name: item.point(answers.get(name, ""), self.spellings)
            for name, item in self._by_name.items()
        }
        silent = [point.missing for point in points.values() if point.missing]
        scores = list[Score]()
        for scale in self.scales:
            score = scale.score(points)
            scores.append(score)
            points[scale.name] = Point(scale.name, score.band, score.total)
        findings = self._findings(answers, scores)
        return Result(tuple(scores), findings, {why: silent.count(why) for why in Missing})

    def _findings(self, answers: Answers, scores: Sequence[Score]) -> tuple[Finding, ...]:
        given = {name: said for name, said in answers.items() if not missing(said, self.spellings)}
        signs = shown(self.signs, given)
        said = spoken(answers, {score.scale: score.band for score in scores})
        met, findings = set[str](), list[Finding]()
        for rule in self.rules:
            finding = rule.finding(signs, said, met)
            findings.append(finding)
            if finding.met:
                met.add(rule.name)
        return tuple(findings)
