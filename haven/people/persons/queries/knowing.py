"""All that is known about one person, with few questions to the database."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.vault.keyring import load_keys
from haven.people.persons.models import Contact, HouseholdMember, Person, Relation
from haven.people.persons.policies import (
    i_may_know_her,
    may_register_people_in,
    may_search_in,
    may_view,
)


def people_i_may_know(actor: Actor) -> QuerySet[Person]:
    """Everyone the actor may open; those who are forgotten are not there."""
    return Person.objects.permitted(actor, may_view).filter(forgotten_on=None)


def person_with(actor: Actor, code: str, *parts: str) -> Person:
    """The person of this code with these parts of her file at hand, or 404.

    Parts are names of relations; of ``relations`` only those the actor may know are there.
    """
    mine = people_i_may_know(actor)
    special = {
        "relations": Prefetch(
            "relations", Relation.objects.filter(other__in=mine).select_related("other")
        ),
        "households": Prefetch(
            "households",
            HouseholdMember.objects.filter(until=None).select_related("household"),
        ),
    }
    wanted: list[Any] = [special.get(part, part) for part in parts]
    if "relations" in parts:
        wanted.append("relations__other__names")
    people = mine.select_related("mission", "team").prefetch_related(*wanted)
    return get_object_or_404(people, code=code)


def contacts_i_may_use(actor: Actor) -> QuerySet[Contact]:
    """The contacts of everyone the actor may know."""
    contacts = Contact.objects.permitted(actor, i_may_know_her("person__"))
    return contacts.select_related("person__mission", "mission")


def load_her_keys(person: Person) -> None:
    """Open her key and those of her relations with one question."""
    fetched = getattr(person, "_prefetched_objects_cache", {}).get("relations", ())
    load_keys([person.pk, *(relation.other_id for relation in fetched)])


def missions_to_register_in(actor: Actor) -> QuerySet[Mission]:
    """Where the actor may register people."""
    return Mission.objects.filter(may_register_people_in.where(actor))


def missions_to_search_in(actor: Actor) -> QuerySet[Mission]:
    """Where the actor may look for people."""
    return Mission.objects.filter(may_search_in.where(actor))
