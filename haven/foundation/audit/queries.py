"""What can be asked of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.audit.models import Entry, Opening
from haven.foundation.audit.openings import TOO_FAST, openings_of
from haven.foundation.audit.policies import may_read_entry, may_see_opening

PAGE = 50


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for on a mission's trail; an empty word seeks everything."""

    mission: str
    act: str = ""
    by: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Up to fifty entries, newest first, and the number below which the older ones begin."""

    entries: list[Entry]
    older: int | None


def trail_page(by: Actor, sought: Sought, before: int | None = None) -> TrailPage:
    """The newest entries sought whose number is below ``before``.

    Pages follow the numbers, not a count of rows: new entries move nothing she has yet to read.
    """
    entries = Entry.objects.permitted(by, may_read_entry).filter(mission=sought.mission)
    for name in ("act", "by"):
        if word := getattr(sought, name):
            entries = entries.filter(**{name: word})
    if sought.subject:
        entries = entries.filter(Q(subject=sought.subject) | Q(subject_name=sought.subject))
    if before:
        entries = entries.filter(number__lt=before)
    rows = list(entries.order_by("-number")[: PAGE + 1])
    return TrailPage(rows[:PAGE], older=rows[PAGE - 1].number if len(rows) > PAGE else None)


def length_of_trail(by: Actor, mission: str) -> int:
    """How many entries a mission's trail has: the number of its last."""
    entries = Entry.objects.permitted(by, may_read_entry).filter(mission=mission)
    last = entries.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def entries_about(by: Actor, subject: str) -> QuerySet[Entry]:
    """What was done to a record, newest first."""
    return Entry.objects.permitted(by, may_read_entry).filter(subject=subject).order_by("-at")


def openings_about(by: Actor, subject: str) -> QuerySet[Opening]:
    """Who opened a record, newest first."""
    return openings_of(subject).permitted(by, may_see_opening)


def hurried_readers(by: Actor, since: datetime) -> QuerySet[Entry]:
    """Who was asked to wait because she opened too many records: what a supervisor is told."""
    entries = Entry.objects.permitted(by, may_read_entry)
    return entries.filter(act=TOO_FAST, at__gt=since).order_by("-at")
