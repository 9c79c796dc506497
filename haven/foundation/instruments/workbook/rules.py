"""The sheets ``signs``, ``rules`` and ``suggestions``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.notes import YES, Notes, Where
from haven.foundation.instruments.workbook.sheets import Row, numbered
from haven.kernel.scoring import Rule, Scale, Sign, Strength, Term, Way

STRENGTHS = {strength.name.lower(): strength for strength in Strength}
RAISED = frozenset({"concern", "task", "deadline", "referral"})

Bands = Mapping[str, Set[str]]


def bands_of(scales: Sequence[Scale]) -> Bands:
    """The names of the bands of every scale."""
    return {scale.name: {band.name for band in scale.bands} for scale in scales}


def signs_of(notes: Notes) -> list[Sign]:
    """The answers that point to something."""
    signs = []
    for number, row in numbered(notes.sheets, "signs"):
        where, strength = Where("signs", number), STRENGTHS.get(row.get("strength", ""))
        question, answer = row.get("question", ""), row.get("answer", "")
        if strength is None:
            notes.fault(where, _("A sign is strong, medium or weak."))
        elif notes.asks(where, question) and notes.answers(where, question, answer):
            signs.append(Sign(question, answer, row.get("dimension", ""), strength))
    return signs


def rules_of(notes: Notes, bands: Bands, signs: Sequence[Sign]) -> list[Rule]:
    """The decision rules; each may ask for those before it."""
    ways: dict[str, list[Way]] = defaultdict(list)
    dimensions = {sign.dimension for sign in signs}
    for number, row in numbered(notes.sheets, "rules"):
        where, name, dimension = Where("rules", number), row.get("rule"), row.get("dimension", "")
        when = notes.terms(where, row.get("when", ""), ways.keys(), bands)
        unless = notes.terms(where, row.get("unless", ""), ways.keys(), bands)
        demands = tuple(_demands(notes, where, row))
        if dimension and dimension not in dimensions:
            notes.fault(where, _("No sign has the dimension “%(name)s”."), name=dimension)
        if not name or not (demands or when or unless):
            notes.fault(where, _("A rule has a name and asks for something."))
            continue
        apart = row.get("apart", "").lower() in YES
        ways[name].append(Way(demands, dimension, apart, when, unless))
    return [Rule(name, tuple(found)) for name, found in ways.items()]


def suggestions_of(
    notes: Notes, bands: Bands, rules: Set[str]
) -> list[tuple[Row, tuple[Term, ...]]]:
    """What somebody may be asked to confirm, and when: each with its row."""
    found = []
    for number, row in numbered(notes.sheets, "suggestions"):
        where = Where("suggestions", number)
        terms = notes.terms(where, row.get("when", ""), rules, bands)
        if row.get("raises") not in RAISED or not row.get("suggestion"):
            notes.fault(
                where,
                _("A suggestion has a name, and raises a concern, task, deadline or referral."),
            )
        elif terms:
            found.append((row, terms))
        else:
            notes.fault(where, _("A suggestion says when it is made."))
    return found


def _demands(notes: Notes, where: Where, row: Row) -> Iterator[Strength]:
    for name, strength in STRENGTHS.items():
        if row.get(name):
            yield from [strength] * int(notes.number(where, row[name]) or 0)
