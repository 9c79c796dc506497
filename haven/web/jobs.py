"""What the frame of the house does on a schedule."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import now

from haven.foundation.jobs.schedules import daily


@daily(at="02:00")
def clear_sessions() -> None:
    """Forget who was signed in once her time has run out."""
    Session.objects.filter(expire_date__lt=now()).delete()


@daily(at="02:10")
def clear_tries() -> None:
    """Forget tries that no longer count; the store itself forgets only when it is full."""
    moment = connection.ops.adapt_datetimefield_value(now())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM haven_limits WHERE expires < %s", [moment])
