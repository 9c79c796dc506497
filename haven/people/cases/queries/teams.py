"""Which teams can take a case, and which households it can be about."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Team
from haven.people.persons.models import Household, HouseholdMember, Person


def teams_in(mission: Mission) -> QuerySet[Team]:
    """The teams of a mission, by name."""
    return Team.objects.filter(mission=mission).order_by("name")


def teams_offered(actor: Actor, mission: Mission) -> QuerySet[Team]:
    """The actor's own teams in a mission; every team when she has none there."""
    teams = teams_in(mission)
    mine = teams.filter(pk__in=actor.teams)
    return mine if mine.exists() else teams


def households_of(person: Person) -> QuerySet[Household]:
    """The household she belongs to now, if any."""
    member = HouseholdMember.objects.filter(
        household=OuterRef("pk"), person=person, until__isnull=True
    )
    return Household.objects.filter(Exists(member))
