"""Optimistic locking: whoever saves says which version she has read, and only that is replaced."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from haven.people.cases.errors import ChangedMeanwhileError, Described
from haven.people.cases.models import Case


def described(case: Case) -> Described:
    """What the case says now of risk, situation and urgent needs."""
    return Described(case.risk, case.situation or "", tuple(case.urgent_needs))


def claim(case: Case, *, seen: int, at: datetime, yours: Described | None = None) -> None:
    """Take the case for one change, if it still is the version that was seen.

    Until the transaction ends nobody else can claim it. ``case`` is read anew.

    Raises:
        ChangedMeanwhileError: somebody saved it in between; carries both texts.
    """
    unchanged = Case.objects.filter(pk=case.pk, version=seen)
    claimed = unchanged.update(version=F("version") + 1, changed_at=at)
    case.refresh_from_db(fields=CHANGING)
    if not claimed:
        raise ChangedMeanwhileError(yours=yours, theirs=described(case), version=case.version)


def touch(case: Case, at: datetime) -> None:
    """Take the case for a change that does not rest on what was read; ``case`` is read anew."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1, changed_at=at)
    case.refresh_from_db(fields=CHANGING)


CHANGING = [
    "version",
    "changed_at",
    "risk",
    "situation",
    "urgent_needs",
    "owner",
    "owner_since",
    "team",
    "closed_on",
    "close_reason",
]
"""What an action reads anew once the case is hers to change."""
