"""The cases somebody may see, narrowed down, with how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case as When
from django.db.models import CharField, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models import When as If
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.people.cases.catalogue import ConcernKind, Risk
from haven.people.cases.models import Case, Concern
from haven.people.cases.policies import may_see_workload, may_view

PAGE = 50
OPEN, CLOSED = "open", "closed"
MINE, TEAM, ALL = "mine", "team", "all"
ELSEWHERE = "elsewhere"

WHOSE = {MINE: _("Mine"), TEAM: _("My teams'"), ALL: _("All I may see")}
STATES = {OPEN: _("Open"), CLOSED: _("Closed")}
RISKS = {"": _("Any risk"), **dict(Risk.choices)}
"""The facets of the list, each with its choices."""

Cell = tuple[str, str, str]
"""Whose, state and risk: what the counts are grouped by."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which cases are looked for; an empty word seeks all."""

    whose: str = ALL
    state: str = OPEN
    risk: str = ""
    concern: str = ""

    @classmethod
    def from_words(cls, words: dict[str, str]) -> Self:
        """What an address asks for; what it cannot mean is left out."""
        known = {"whose": WHOSE, "state": STATES, "risk": RISKS, "concern": ConcernKind.values}
        return cls(**{name: words[name] for name in known if words.get(name) in known[name]})

    def address(self, **other: str) -> str:
        """Where this list is, with something else in one place."""
        return "?" + replace(self, **other).query

    @property
    def query(self) -> str:
        """The query string of this list."""
        return urlencode({name: getattr(self, name) for name in self.__slots__})

    def fits(self, cell: Cell) -> bool:
        """Whether the cases counted in a cell are in this list."""
        whose, state, risk = cell
        ours = {MINE: {MINE}, TEAM: {MINE, TEAM}, ALL: {MINE, TEAM, ELSEWHERE}}[self.whose]
        return whose in ours and state == self.state and self.risk in ("", risk)


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a facet."""

    words: str
    address: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class Worklist:
    """A page of cases, and the facets to narrow it down."""

    sought: Sought
    page: Page[Case]
    whose: list[Choice]
    states: list[Choice]
    risks: list[Choice]


@dataclass(frozen=True, slots=True)
class Load:
    """The open cases of one worker, or of nobody."""

    worker: str | None
    total: int
    high: int
    medium: int
    low: int


class CountedPaginator(Paginator[Case]):
    """Pages of a list whose length is known already."""

    def __init__(self, cases: QuerySet[Case], length: int) -> None:
        super().__init__(cases, PAGE)
        self.length = length

    @property
    def count(self) -> int:
        return self.length


def worklist(actor: Actor, sought: Sought, page: str = "1") -> Worklist:
    """The newest cases first; counts and list come from the same selection."""
    cases = _about(Case.objects.permitted(actor, may_view), sought.concern)
    cells = _cells(cases, actor)
    narrowed = _shown(_narrowed(cases, actor, sought))
    pages = CountedPaginator(narrowed, _length(cells, sought))
    return Worklist(
        sought=sought,
        page=pages.get_page(page),
        whose=_choices(cells, sought, "whose", WHOSE),
        states=_choices(cells, sought, "state", STATES),
        risks=_choices(cells, sought, "risk", RISKS),
    )


def workload(actor: Actor) -> list[Load]:
    """How many open cases of each risk every worker has where the actor supervises."""
    missions = Mission.objects.permitted(actor, may_see_workload)
    cases = Case.objects.filter(mission__in=missions, closed_on__isnull=True)
    counts = {risk: Count("pk", filter=Q(risk=risk)) for risk in ("high", "medium", "low")}
    by_worker = cases.values("owner__name").annotate(total=Count("pk"), **counts)
    rows = by_worker.values_list("owner__name", "total", *counts)
    return sorted((Load(*row) for row in rows), key=lambda load: -load.total)


def _about(cases: QuerySet[Case], concern: str) -> QuerySet[Case]:
    if not concern:
        return cases
    raised = Concern.objects.filter(case=OuterRef("pk"), kind=concern, until__isnull=True)
    return cases.filter(Exists(raised))


def _cells(cases: QuerySet[Case], actor: Actor) -> Counter[Cell]:
    """How many cases there are of everybody's, state and risk: one grouped query."""
    whose = When(
        If(owner=actor.user, then=Value(MINE)),
        If(team__in=actor.teams, then=Value(TEAM)),
        default=Value(ELSEWHERE),
        output_field=CharField(),
    )
    state = When(If(closed_on__isnull=True, then=Value(OPEN)), default=Value(CLOSED))
    counted = cases.values_list(whose, state, "risk").annotate(number=Count("pk")).order_by()
    return Counter({(row[0], row[1], row[2]): row[3] for row in counted})


def _narrowed(cases: QuerySet[Case], actor: Actor, sought: Sought) -> QuerySet[Case]:
    if sought.whose == MINE:
        cases = cases.filter(owner=actor.user)
    elif sought.whose == TEAM:
        cases = cases.filter(Q(owner=actor.user) | Q(team__in=actor.teams))
    if sought.risk:
        cases = cases.filter(risk=sought.risk)
    return cases.filter(closed_on__isnull=sought.state == OPEN)


def _shown(cases: QuerySet[Case]) -> QuerySet[Case]:
    current = Concern.objects.filter(until__isnull=True)
    rows = cases.select_related("person", "owner", "team").order_by("-pk")
    rows = rows.defer("situation", "person__birth")
    return rows.prefetch_related(Prefetch("concerns", current, to_attr="current_concerns"))


def _length(cells: Counter[Cell], sought: Sought) -> int:
    return sum(number for cell, number in cells.items() if sought.fits(cell))


def _choices(
    cells: Counter[Cell], sought: Sought, facet: str, words: Mapping[str, object]
) -> list[Choice]:
    """A link for every choice of a facet, counted as the list behind it."""
    return [
        Choice(
            words=str(label),
            address=sought.address(**{facet: value}),
            count=_length(cells, replace(sought, **{facet: value})),
            here=getattr(sought, facet) == value,
        )
        for value, label in words.items()
    ]
