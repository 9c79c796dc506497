"""Score a questionnaire by tables: answers in, totals, bands and findings out, with reasons."""

from haven.kernel.scoring.answers import Answers, Missing, missing
from haven.kernel.scoring.points import Item, Point, Step
from haven.kernel.scoring.rules import Finding, Rule, Sign, Strength, Term, Way
from haven.kernel.scoring.scales import Band, How, Reason, Scale, Score
from haven.kernel.scoring.scoring import Result, Scoring

__all__ = [
    "Answers",
    "Band",
    "Finding",
    "How",
    "Item",
    "Missing",
    "Point",
    "Reason",
    "Result",
    "Rule",
    "Scale",
    "Score",
    "Scoring",
    "Sign",
    "Step",
    "Strength",
    "Term",
    "Way",
    "missing",
]
