"""Is she known to another mission of ours? Counted beyond the wall, never opened, never named."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from uuid import UUID

from django.db.models import QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.walls import looking
from haven.kernel.codes import MistypedCodeError, read_code
from haven.people.persons.models import Person
from haven.people.persons.policies import may_search_in
from haven.people.persons.queries.finding import read
from haven.people.persons.queries.tokens import asked_of, heard_among, says_enough, strangers
from haven.people.persons.sought import Sought

MOST_OF_A_MISSION = 5


def missions_elsewhere(actor: Actor) -> QuerySet[Mission]:
    """The missions of this organisation in which the actor may not look, by name."""
    return Mission.objects.exclude(may_search_in.where(actor)).order_by("name")


def described(text: str) -> Sought:
    """Whom one line of text describes; a code of ours describes nobody."""
    with suppress(MistypedCodeError):
        read_code(text.strip())
        return Sought()
    return read(text)


def known_elsewhere(
    actor: Actor, sought: Sought, missions_elsewhere: Collection[Mission]
) -> dict[int, list[UUID]]:
    """Under each mission that may know her: at most five people whose name is heard alike.

    Restricted and forgotten people are never counted: whoever looks for one must not learn that
    she is there. Nor are those the actor may open anyway, as a guest in their file.
    """
    if not says_enough(sought):
        return {}
    with looking(mission.pk for mission in missions_elsewhere):
        known = {
            asked.mission: strangers(actor, asked)[:MOST_OF_A_MISSION]
            for asked in asked_of(missions_elsewhere, sought)
        }
    return {mission: people for mission, people in known.items() if people}


def who_may_be_meant(sought: Sought, mission: Mission) -> list[UUID]:
    """Everybody of a mission who may be meant, restricted people among them; nobody is shown this.

    It says whose circle is asked, and stays behind the wall.
    """
    with looking([mission.pk]):
        meant = [heard_among(Person.objects.all(), asked) for asked in asked_of([mission], sought)]
        return [person for people in meant for person in people[: 2 * MOST_OF_A_MISSION]]
