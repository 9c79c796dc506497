"""What a person's page shows of the files hers was made of."""

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.people.joining.policies import JOINERS
from haven.people.joining.queries import joinings_of
from haven.people.persons.models import Person
from haven.people.persons.panelling import Panel


def panels(person: Person, actor: Actor) -> list[Panel]:
    """Which files became hers, and the ways to join another and to part the last one again."""
    may_join = person.mission_id in actor.missions(*JOINERS)
    joinings = list(joinings_of(actor, person))
    if not may_join and not joinings:
        return []
    context = {"joinings": joinings, "code": person.code, "may_join": may_join}
    return [Panel(_("Her files"), "joining/panel.html", context)]
