"""All that is known about one person, with few questions to the database."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, User
from haven.foundation.access.staff import workers
from haven.people.persons.models import Acquaintance, Contact, Person
from haven.people.persons.policies import (
    i_may_know_her,
    may_register_people_in,
    may_search_in,
    may_view,
)


def people_i_may_know(actor: Actor) -> QuerySet[Person]:
    """Everyone the actor may open; who is forgotten is not there, nor a file joined into hers."""
    people = Person.objects.permitted(actor, may_view)
    return people.filter(forgotten_on=None, joined_into=None)


def called(code: str) -> Q:
    """Who goes by this code: a file that was joined into another goes on as the other."""
    signpost = Person.objects.filter(code=code, joined_into__isnull=False).values("joined_into")
    return Q(code=code, joined_into=None) | Q(pk__in=signpost)


def person_with(actor: Actor, code: str, *parts: str) -> Person:
    """The person of this code with these parts of her file at hand, or 404."""
    people = people_i_may_know(actor).select_related("mission", "team")
    return get_object_or_404(people.prefetch_related(*parts), called(code))


def contacts_i_may_use(actor: Actor) -> QuerySet[Contact]:
    """The contacts of everyone the actor may know."""
    contacts = Contact.objects.permitted(actor, i_may_know_her("person__"))
    return contacts.select_related("person__mission", "mission")


def named_for(person: Person) -> QuerySet[Acquaintance]:
    """The workers who may know her whatever their team, by name; who knows her may know this."""
    named = Acquaintance.objects.filter(person=person)
    return named.select_related("user").order_by("user__name")


def who_could_know(person: Person, on: date) -> QuerySet[User]:
    """The workers of her mission who are not named for her yet."""
    return workers(person.mission, on).exclude(acquaintances__person=person)


def missions_to_register_in(actor: Actor) -> QuerySet[Mission]:
    """Where the actor may register people."""
    return Mission.objects.filter(may_register_people_in.where(actor))


def missions_to_search_in(actor: Actor) -> QuerySet[Mission]:
    """Where the actor may look for people."""
    return Mission.objects.filter(may_search_in.where(actor))
