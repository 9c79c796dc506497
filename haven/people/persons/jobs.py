"""What is done with the files of people on a schedule."""

from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.jobs.schedules import daily
from haven.people.persons.actions import (
    deal_anew,
    has_outgrown,
    may_retire,
    refile_everybody,
    retire_before,
)
from haven.people.persons.cabinets import newest_cabinet


@daily(at="01:00")
def file_anew() -> None:
    """Deal the names of missions that have grown anew, and end what an earlier night began."""
    for mission in Mission.objects.all():
        if has_outgrown(mission):
            deal_anew(by=Actor.console(), mission=mission, at=now())
        newest = newest_cabinet(mission)
        if newest and not newest.complete:
            refile_everybody(newest)
        if newest and may_retire(newest, now()):
            retire_before(newest)
