"""What the desk does later and on a schedule."""

from __future__ import annotations

from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.jobs.schedules import daily
from haven.kernel.linkage import FEWEST_DECIDED
from haven.people.matching.actions import learn_weights, look_for_pairs_of
from haven.people.matching.models import Origin
from haven.people.matching.queries import decided_pairs
from haven.people.persons.models import LearntWeights, Person

GROWTH = 1.1
"""By so much the decided pairs grow before the weights are learnt anew."""


@daily(at="03:40")
def learn() -> None:
    """Learn the weights of every mission that has decided enough since it last learnt."""
    by, on = Actor.console(), localdate()
    for mission in Mission.objects.all():
        last = LearntWeights.objects.filter(mission=mission).order_by("version").last()
        enough = max(FEWEST_DECIDED, last.pairs * GROWTH if last else 0)
        if decided_pairs(mission).count() >= enough:
            learn_weights(by=by, mission=mission, on=on)


def look_for_imported(mission: int, *codes: str) -> None:
    """Bring to the desk whoever may be the same as one of these people who came with a file."""
    people = Person.objects.filter(mission=mission, code__in=codes).values_list("pk", flat=True)
    look_for_pairs_of(
        by=Actor.console(),
        mission=Mission.objects.get(pk=mission),
        people=list(people),
        origin=Origin.IMPORT,
    )
