"""Who belongs to a person: named as far as the reader may know them, counted beyond that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.vault.keyring import load_keys
from haven.people.persons.kinship import mirrored
from haven.people.persons.models import Household, HouseholdMember, Kinship, Person, Relation
from haven.people.persons.policies import i_may_know_her
from haven.people.persons.queries.knowing import people_i_may_know


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who belongs to her, what this person is to her, and what she is to this person."""

    relation: Relation
    person: Person
    kinship: str
    back: str


@dataclass(frozen=True, slots=True)
class Family:
    """Her relatives, and the people she lives with; who may not be known is only counted."""

    relatives: list[Relative]
    unknown_relatives: int
    membership: HouseholdMember | None
    fellows: list[HouseholdMember]
    unknown_fellows: int


def family_of(actor: Actor, person: Person) -> Family:
    """Her family and household, in four queries and one for the keys."""
    relations = list(Relation.objects.filter(person=person).order_by("pk"))
    members = list(_living_with(person))
    fellows = [member for member in members if member.person_id != person.pk]
    known = _known(actor, {tie.other_id for tie in relations} | {one.person_id for one in fellows})
    relatives = [
        _relative(person, tie, known[tie.other_id]) for tie in relations if tie.other_id in known
    ]
    return Family(
        relatives=relatives,
        unknown_relatives=len(relations) - len(relatives),
        membership=next((one for one in members if one.person_id == person.pk), None),
        fellows=list(_introduced(fellows, known)),
        unknown_fellows=sum(member.person_id not in known for member in fellows),
    )


def relations_i_may_know(actor: Actor) -> QuerySet[Relation]:
    """The relations of which the actor may know both sides."""
    relations = Relation.objects.permitted(actor, i_may_know_her("person__"))
    return relations.filter(other__in=people_i_may_know(actor)).select_related("person", "other")


def households_of(relatives: Iterable[Relative]) -> dict[Household, list[Person]]:
    """The households her relatives live in now, each with those of them who do."""
    people = {relative.person.pk: relative.person for relative in relatives}
    living = HouseholdMember.objects.filter(person__in=people, until=None)
    homes: dict[Household, list[Person]] = {}
    for member in living.select_related("household").order_by("-is_head", "pk"):
        homes.setdefault(member.household, []).append(people[member.person_id])
    return homes


def _living_with(person: Person) -> QuerySet[HouseholdMember]:
    """Everybody in her household today, herself among them."""
    hers = HouseholdMember.objects.filter(person=person, until=None).values("household")
    living = HouseholdMember.objects.filter(household__in=hers, until=None)
    return living.select_related("household").order_by("-is_head", "pk")


def _known(actor: Actor, keys: set[UUID]) -> dict[UUID, Person]:
    """Those of these people whom the actor may know, with their names unsealed."""
    people = people_i_may_know(actor).filter(pk__in=keys).prefetch_related("names")
    known = {person.pk: person for person in people}
    load_keys(known)
    return known


def _relative(person: Person, relation: Relation, other: Person) -> Relative:
    kinship = Kinship(relation.kinship)
    return Relative(relation, other, str(kinship.label), str(mirrored(kinship, person).label))


def _introduced(
    members: Iterable[HouseholdMember], known: dict[UUID, Person]
) -> Iterable[HouseholdMember]:
    for member in members:
        if member.person_id in known:
            member.person = known[member.person_id]
            yield member
