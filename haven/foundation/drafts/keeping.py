"""Keep what somebody types, give it back to her alone, and forget it.

Not actions: typing is not an act. Nothing is decided, nobody else can read it, and a trail of
keystrokes would watch the worker instead of protecting the person. What she sends is an act.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from haven.foundation.access.models import Mission, User
from haven.foundation.drafts.models import Draft
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import destroy_keys, make_keys

Values = dict[str, list[str]]

KEPT_FOR = timedelta(days=14)
"""Older drafts are dropped: what nobody came back for is not ours to hold."""


def keep(user: User, mission: Mission, page: str, values: Values, at: datetime) -> Draft:
    """Remember the values of a page's fields; the newest words replace the older ones."""
    with transaction.atomic():
        take_turns(user)  # two tabs, one after another
        draft = _draft(user, page) or Draft(user=user, page=page, mission=mission)
        if draft.said is None:  # new, or its key was destroyed
            draft.key = uuid4()
            make_keys([draft.key], draft.mission.code)
        draft.said, draft.saved_at = values, at
        draft.save()
    return draft


def kept(user: User, page: str) -> Values | None:
    """What she typed on a page, or None when there is nothing."""
    draft = _draft(user, page)
    return cast("Values | None", draft.said) if draft else None


def drop(user: User, page: str) -> None:
    """Forget her draft of a page, as one does when it has been sent."""
    _forget(Draft.objects.filter(user=user, page=page))


def drop_pages(beginning: str) -> int:
    """Forget everybody's drafts of the pages whose code begins so: of a case, of its person."""
    return _forget(Draft.objects.filter(page__startswith=beginning))


def drop_old(before: datetime) -> int:
    """Forget every draft nobody has touched since; returns how many (a job, once a day)."""
    return _forget(Draft.objects.filter(saved_at__lt=before))


def _draft(user: User, page: str) -> Draft | None:
    return Draft.objects.filter(user=user, page=page).select_related("mission").first()


def _forget(drafts: QuerySet[Draft]) -> int:
    """The keys first: if the rows outlive a power cut, they are noise."""
    keys = dict(drafts.values_list("pk", "key"))
    if keys:
        destroy_keys(keys.values())
        Draft.objects.filter(pk__in=keys).delete()
    return len(keys)
