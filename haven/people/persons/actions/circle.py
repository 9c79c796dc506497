"""Who may know a person: her team, and the workers named for her."""

from __future__ import annotations

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Team, User
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.persons.actions.relating import OtherMissionError
from haven.people.persons.models import Acquaintance, Person
from haven.people.persons.policies import may_draw_into_circle, may_give_to_team


@action
def draw_into_circle(*, by: Actor, person: Person, user: User) -> None:
    """Let one more worker know her; her role in the mission still decides what she may do."""
    may_draw_into_circle.require(by, person)
    Acquaintance.objects.get_or_create(person=person, user=user, mission=person.mission)
    record(by, "person.circle_joined", person, mission=person.mission, worker=user.username)


@action
def leave_circle(*, by: Actor, person: Person, user: User) -> None:
    """End a worker's acquaintance with her; whoever says who may know her says who may not."""
    may_draw_into_circle.require(by, person)
    person.circle.filter(user=user).delete()
    record(by, "person.circle_left", person, mission=person.mission, worker=user.username)


@action
def set_team(*, by: Actor, person: Person, team: Team | None) -> None:
    """Give her to a team, whose workers may then know her.

    Raises:
        OtherMissionError: the team works in another mission.
    """
    may_give_to_team.require(by, person)
    if team and team.mission_id != person.mission_id:
        raise OtherMissionError(_("This team works in another mission."))
    person.team = team
    person.save(update_fields=["team"])
    record(by, "person.team_set", person, mission=person.mission, team=team.pk if team else None)
