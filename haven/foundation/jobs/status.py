"""Whether somebody does the work that was left for later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Min
from django.utils.timezone import now
from django_q.models import Failure, OrmQ, Schedule

from haven.foundation.status import Sign, good, warning

PATIENCE = timedelta(minutes=5)
"""A worker looks for work several times a minute; what waits longer than this is stuck."""


def signs() -> Iterator[Sign]:
    """Is a worker alive, how old is the oldest waiting job, and did jobs fail."""
    yield _alive()
    yield _waiting()
    if failed := Failure.objects.filter(stopped__gt=now() - timedelta(days=1)).count():
        yield warning(f"{failed} jobs failed since yesterday.")


def _alive() -> Sign:
    due = Schedule.objects.aggregate(due=Min("next_run"))["due"]
    if due is None:
        return warning("No schedule is installed: run haven schedule-jobs.")
    if now() - due > PATIENCE:
        return warning(f"No worker is alive: nobody did what was due at {due:%d %b %Y %H:%M} UTC.")
    return good("The worker keeps its schedule.")


def _waiting() -> Sign:
    since = OrmQ.objects.filter(lock__lte=now()).aggregate(since=Min("lock"))["since"]
    if since is None:
        return good("No job waits.")
    minutes = int((now() - since).total_seconds() // 60)
    says = f"The oldest waiting job is {minutes} minutes old."
    return warning(says) if now() - since > PATIENCE else good(says)
