"""Whom somebody knows as a guest of another mission."""

from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.people.asking.models import Enquiry
from haven.people.asking.queries import visits


def people_i_visit(actor: Actor) -> QuerySet[Enquiry, Any]:
    """The persons whose consent lets the actor into their file today."""
    return visits(actor, localdate()).values("person")
