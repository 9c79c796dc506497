"""What the frame of the house does on a schedule."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.utils.timezone import now

from haven.foundation.jobs.schedules import daily


@daily(at="02:00")
def clear_sessions() -> None:
    """Forget who was signed in once her time has run out."""
    Session.objects.filter(expire_date__lt=now()).delete()
