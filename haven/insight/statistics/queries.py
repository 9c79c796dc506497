"""What the statistics can be asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.core.cache import caches
from django.db import models
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.insight.statistics.layouts import LAYOUTS
from haven.insight.statistics.models import HAVEN, SEPARATOR, StoredFact
from haven.insight.statistics.models import Count as Counted
from haven.insight.statistics.policies import may_see_exact_figures, may_see_figures
from haven.kernel.disclosure import Audience, Row, Table, axes_of, protected, size_of
from haven.kernel.facts import DIMENSIONS, UNKNOWN, Dimension

MOST_DIMENSIONS = 3
MOST_CELLS = 5_000
NONE = "none"
"""The line of those for whom a field that may hold several values holds not one."""

KEPT_SECONDS = 3600


class UnanswerableQuestionError(ValueError):
    """A table that cannot be made, with the reason in words fit for the page."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a table is to show: one to three dimensions, of which facts, for whom."""

    by: tuple[str, ...]
    audience: Audience
    what: str
    source: str = HAVEN
    year: int | None = None


def dimensions_of(source: str) -> dict[str, Dimension]:
    """The dimensions the facts of a source have. Raises UnanswerableQuestionError."""
    if source == HAVEN:
        return DIMENSIONS
    if source not in LAYOUTS:
        raise UnanswerableQuestionError(_("There is no source %(name)s.") % {"name": source})
    return {dimension.name: dimension for dimension in LAYOUTS[source].dimensions}


def usual_measure(source: str) -> str:
    """What the facts of a source count when nobody says: cases, or what a row of the file is."""
    return LAYOUTS[source].what if source in LAYOUTS else "case"


def table(question: Question, actor: Actor) -> Table:
    """The table that answers, over the facts the actor may see, fit for its audience.

    Periods are whole years: months may be a dimension, where they add up to what is guarded, but
    not a border that can be moved by one to see the difference. Raises UnanswerableQuestionError.
    """
    dimensions = _dimensions(question)
    key = _cache_key(question, actor)
    kept = caches["memory"]
    known: Table | None = kept.get(key)
    if known is None:
        known = _protect(question, rows_of(_facts(question, actor), dimensions), dimensions)
        kept.set(key, known, KEPT_SECONDS)
    return known


def counted_at(source: str) -> datetime | None:
    """When the oldest part of these facts was counted, or None before the first time."""
    oldest: datetime | None = Counted.objects.filter(source=source).aggregate(
        oldest=models.Min("at")
    )["oldest"]
    return oldest


def measures(source: str, actor: Actor) -> list[str]:
    """What the facts of a source count: persons, cases, services."""
    facts = StoredFact.objects.permitted(actor, may_see_figures).filter(source=source)
    return list(facts.values_list("what", flat=True).distinct().order_by("what"))


def years(source: str, actor: Actor) -> list[int]:
    """The years the facts of a source come from, latest first."""
    facts = StoredFact.objects.permitted(actor, may_see_figures).filter(source=source)
    return [day.year for day in facts.dates("month", "year", order="DESC")]


def rows_of(facts: models.QuerySet[StoredFact], dimensions: tuple[Dimension, ...]) -> Counter[Row]:
    """How many facts have each combination of values."""
    rows: Counter[Row] = Counter()
    columns = {dimension.field for dimension in dimensions}
    for found in facts.order_by().values(*columns).annotate(number=models.Count("pk")):
        row = tuple(_value(dimension, found[dimension.field]) for dimension in dimensions)
        rows[row] += found["number"]
    return rows


def _value(dimension: Dimension, found: str | date | None) -> str | frozenset[str]:
    if dimension.many:
        return frozenset(str(found or NONE).split(SEPARATOR))
    if dimension.spell and isinstance(found, date):
        return dimension.spell(found)
    return str(found or UNKNOWN)


def _dimensions(question: Question) -> tuple[Dimension, ...]:
    known = dimensions_of(question.source)
    if not 1 <= len(set(question.by)) == len(question.by) <= MOST_DIMENSIONS:
        raise UnanswerableQuestionError(_("Choose one to three different dimensions."))
    for name in question.by:
        if name not in known:
            raise UnanswerableQuestionError(
                _("There is no dimension %(name)s. There are: %(known)s.")
                % {"name": name, "known": ", ".join(known)}
            )
    return tuple(known[name] for name in question.by)


def _facts(question: Question, actor: Actor) -> models.QuerySet[StoredFact]:
    exact = question.audience == Audience.TEAM
    rule = may_see_exact_figures if exact else may_see_figures
    facts = StoredFact.objects.permitted(actor, rule)
    facts = facts.filter(source=question.source, what=question.what)
    return facts.filter(month__year=question.year) if question.year else facts


def _protect(question: Question, rows: Counter[Row], dimensions: tuple[Dimension, ...]) -> Table:
    many = frozenset(dimension.name for dimension in dimensions if dimension.many)
    axes = axes_of(rows, question.by, many)
    if size_of(axes) > MOST_CELLS:
        raise UnanswerableQuestionError(
            _("This table would have too many cells. Choose fewer dimensions or a single year.")
        )
    return protected(axes, rows, question.audience)


def _cache_key(question: Question, actor: Actor) -> str:
    """The same question, asked by somebody in the same roles, of the same count."""
    counts = Counted.objects.filter(source=question.source).order_by("pk").values_list("pk", "at")
    asked = repr((question, sorted(map(str, actor.roles)), list(counts)))
    return "table:" + sha256(asked.encode()).hexdigest()
