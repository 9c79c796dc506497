"""What deadlines do on a schedule."""

from __future__ import annotations

from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.deadlines.actions import escalate_clock
from haven.foundation.deadlines.queries import late
from haven.foundation.jobs.schedules import every


@every(minutes=15)
def escalate_late() -> None:
    """Tell supervisors of every promise that ran out; of each once, however often this runs."""
    by, at = Actor.console(), now()
    for clock in late(at).filter(escalated_at__isnull=True):
        escalate_clock(by=by, clock=clock, at=at)
