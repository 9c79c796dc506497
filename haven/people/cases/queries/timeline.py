"""The timeline of a case: notes, help, tasks, concerns and what was decided, newest first.

Two queries whatever the length: a light index of everything (which also gives the counts, the
present concerns and the open tasks), then the words of the lines shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from django.core.paginator import Page, Paginator

from haven.people.cases.models import Case
from haven.people.cases.queries import timeline_rows as rows

PAGE = 50


class Kind(StrEnum):
    """What a line of the timeline is."""

    NOTE = "note"
    SERVICE = "service"
    TASK = "task"
    CONCERN = "concern"
    ACT = "act"


BY_DAY = frozenset({Kind.SERVICE, Kind.TASK, Kind.CONCERN})
"""Of these only the day is known; they stand above what was written on that day."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its words. ``refers_to`` is the note a note corrects."""

    kind: Kind
    pk: int
    at: datetime
    code: str
    is_open: bool
    refers_to: int | None

    @property
    def order(self) -> tuple[datetime, int]:
        return self.at, self.pk


@dataclass(frozen=True, slots=True)
class Moment:
    """One line with its words, as the page shows it."""

    line: Line
    text: str
    by: str
    other: str
    until: date | None
    done_on: date | None
    dropped: bool
    corrected: bool
    corrects: datetime | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of moments, and what the whole says about the present."""

    page: Page[Line]
    moments: list[Moment]
    open_tasks: list[Moment]
    open_concerns: list[Line]
    counts: Counter[Kind]

    @property
    def total(self) -> int:
        """How many lines there are of all kinds."""
        return self.counts.total()


def timeline(case: Case, kind: str = "", page: str = "1") -> Timeline:
    """Fifty lines of a case, of one kind or all; who sees the case sees its timeline."""
    lines = _lines(case)
    wanted = [line for line in lines if kind in ("", line.kind)]
    shown = Paginator(wanted, PAGE).get_page(page)
    tasks = [line for line in lines if line.kind == Kind.TASK and line.is_open]
    moments = _moments(case, lines, {*shown.object_list, *tasks})
    return Timeline(
        page=shown,
        moments=[moments[line] for line in shown.object_list],
        open_tasks=sorted(
            (moments[line] for line in tasks), key=lambda moment: moment.until or date.max
        ),
        open_concerns=[line for line in lines if line.kind == Kind.CONCERN and line.is_open],
        counts=Counter(line.kind for line in lines),
    )


def _lines(case: Case) -> list[Line]:
    lines = [_line(row) for row in rows.index(case)]
    opening = next((line for line in lines if line.code == rows.OPENED), None)
    # The trail knows when it was written down, or nothing when it was opened with many others.
    midnight, pk = datetime.combine(case.opened_on, time.min, UTC), opening.pk if opening else 0
    opened = Line(Kind.ACT, pk, midnight, rows.OPENED, is_open=False, refers_to=None)
    others = (line for line in lines if line is not opening)
    return sorted((opened, *others), key=lambda line: line.order, reverse=True)


def _line(row: rows.Index) -> Line:
    kind, pk, at, code, is_open, refers_to = row
    if kind in BY_DAY:
        at = datetime.combine(at.date(), time.max, UTC)
    return Line(Kind(kind), pk, at, code, bool(is_open), refers_to)


def _moments(case: Case, lines: list[Line], shown: Iterable[Line]) -> dict[Line, Moment]:
    """The words of these lines."""
    keys = defaultdict[str, list[int]](list)
    for line in shown:
        keys[line.kind].append(line.pk)
    words = rows.words(case, keys)
    notes = {line.pk: line for line in lines if line.kind == Kind.NOTE}
    corrected = {line.refers_to for line in lines if line.refers_to}
    return {
        line: Moment(
            line,
            *words.get((line.kind, line.pk), rows.NO_WORDS),
            corrected=line.kind == Kind.NOTE and line.pk in corrected,
            corrects=notes[line.refers_to].at if line.refers_to in notes else None,
        )
        for line in shown
    }
