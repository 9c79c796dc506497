"""What the statistics do on a schedule."""

from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.jobs.schedules import daily
from haven.insight.statistics.actions import count_again


@daily(at="01:30")
def count_every_night() -> None:
    """Count the facts of all missions as they stand tonight."""
    if Mission.objects.exists():
        count_again(by=Actor.console(), at=now())
