"""Who opened which record, and who reads faster than work explains."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from haven.foundation.audit.models import Opening
from haven.foundation.audit.trail import record, subject_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import MissionBound

WINDOW = timedelta(minutes=30)
USUAL_OPENINGS = 50
"""Distinct records in the window above which reading looks like copying (TH1 of the threats)."""


class ReadingTooFastError(Exception):
    """She has opened more records in half an hour than anybody's work needs."""


def note_opening(by: Actor, opened: MissionBound, *, at: datetime, restricted: bool) -> None:
    """Remember that somebody opened a record; of a restricted one, on the trail as well.

    Raises:
        ReadingTooFastError: too many different records in the window.
    """
    subject = subject_of(opened)
    recent = Opening.objects.filter(user=by.user, at__gt=at - WINDOW)
    seen = set(recent.values_list("subject", flat=True))
    if subject not in seen:
        if len(seen) >= USUAL_OPENINGS:
            raise ReadingTooFastError(subject)
        Opening.objects.create(mission_id=opened.mission_id, user=by.user, subject=subject, at=at)
    if restricted:
        record(by, "record.opened", opened, mission=opened.mission)


def openings_of(opened: MissionBound) -> QuerySet[Opening]:
    """Who opened this record, newest first."""
    return Opening.objects.filter(subject=subject_of(opened)).select_related("user").order_by("-at")
