"""What a person's page shows of other missions: who is a guest in her file."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.people.asking.queries import guests_of
from haven.people.persons.models import Person
from haven.people.persons.panelling import Panel


def panels(person: Person, actor: Actor) -> list[Panel]:
    """Who of another mission works in her file; whoever may know her may know this."""
    guests = list(guests_of(person, localdate()))
    if not guests:
        return []
    context = {"guests": guests, "me": actor.user}
    return [Panel(_("Works with us in this file"), "asking/person_panel.html", context)]
