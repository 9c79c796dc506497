"""What a person's page shows of her consents."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.people.consents.queries import standing
from haven.people.persons.models import Person
from haven.people.persons.panelling import Panel


def panels(person: Person, actor: Actor) -> list[Panel]:
    """Where we stand; whoever may know her may know this."""
    context = {"standing": standing(person, localdate()), "code": person.code}
    return [Panel(_("What she agreed to"), "consents/panel.html", context)]
