"""Who opened which record, and who reads faster than work explains."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from haven.foundation.audit.models import Entry, Opening
from haven.foundation.audit.trail import record, subject_of

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission, MissionBound
    from haven.foundation.access.rules import RuledQuerySet

TOO_FAST = "reading.too_fast"
WINDOW = timedelta(minutes=30)
USUAL_OPENINGS = 50
"""Distinct records in the window above which reading looks like copying (TH1 of the threats)."""


SEARCH = "search"
USUAL_SEARCHES = 200
"""Distinct texts looked for in the window; each pause in typing is one, so some forty people."""


class ReadingTooFastError(PermissionDenied):
    """She has opened more records in half an hour than anybody's work needs."""


def note_opening(by: Actor, opened: MissionBound, *, at: datetime, restricted: bool) -> None:
    """Remember that somebody opened a record; of a restricted one, on the trail as well.

    Call it before anything of the record is shown, and outside a transaction: a refusal must
    leave its line on the trail. Coming back to a record within the window counts once.

    Raises:
        ReadingTooFastError: too many different records in the window; her supervisor is told,
            and the page that says so is ``audit.views.too_fast``.
    """
    _remember(by, opened.mission, subject_of(opened), USUAL_OPENINGS, at)
    if restricted:
        with transaction.atomic():
            record(by, "record.opened", opened, mission=opened.mission)


def note_search(by: Actor, mission: Mission, asked: int, *, at: datetime) -> None:
    """Remember that somebody looked for a person; ``asked`` is a blind token of her words.

    Raises:
        ReadingTooFastError: too many different names in the window; her supervisor is told.
    """
    _remember(by, mission, f"{SEARCH}:{asked}", USUAL_SEARCHES, at)


def openings_of(subject: str) -> RuledQuerySet[Opening]:
    """Who opened this record, newest first; whoever asks says who may read the answer."""
    openings: RuledQuerySet[Opening] = Opening.objects.filter(subject=subject)
    return openings.select_related("user").order_by("-at")


def _remember(by: Actor, mission: Mission, subject: str, usual: int, at: datetime) -> None:
    """Count a subject once in the window, and refuse one more than work explains."""
    recent = Opening.objects.filter(user=by.user, at__gt=at - WINDOW)
    seen = set(recent.values_list("subject", flat=True))
    if subject in seen:
        return
    if sum(_is_search(other) == _is_search(subject) for other in seen) >= usual:
        _tell_supervisors(by, mission, at)
        raise ReadingTooFastError
    Opening.objects.create(mission=mission, user=by.user, subject=subject, at=at)


def _is_search(subject: str) -> bool:
    return subject.startswith(f"{SEARCH}:")


def _tell_supervisors(by: Actor, mission: Mission, at: datetime) -> None:
    """One line on the trail a window, however often she tries again."""
    told = Entry.objects.filter(subject=subject_of(by.user), act=TOO_FAST, at__gt=at - WINDOW)
    with transaction.atomic():
        if not told.filter(mission=mission.code).exists():
            record(by, TOO_FAST, by.user, mission=mission, openings=USUAL_OPENINGS)
