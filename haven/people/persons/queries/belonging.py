"""Who belongs to a person: named as far as the reader may know them, counted beyond that.

Restricted people are not counted: nobody learns from her family that one of them is here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.vault.keyring import load_keys
from haven.people.persons.kinship import mirrors
from haven.people.persons.models import Household, HouseholdMember, Kinship, Person, Relation
from haven.people.persons.policies import i_may_know_her
from haven.people.persons.queries.knowing import people_i_may_know


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who belongs to her, what this person is to her, and what she is to this person.

    ``back`` is what was written down on the other side, and empty when nothing is.
    """

    relation: Relation
    person: Person
    kinship: str
    back: str


@dataclass(frozen=True, slots=True)
class Family:
    """Her relatives, and the people she lives with; whom other teams know is only counted."""

    relatives: list[Relative]
    unknown_relatives: int
    membership: HouseholdMember | None
    fellows: list[HouseholdMember]
    unknown_fellows: int


def family_of(actor: Actor, person: Person) -> Family:
    """Her family and household, in six queries and one for the keys."""
    relations = list(Relation.objects.filter(person=person).order_by("pk"))
    members = list(_living_with(person))
    fellows = [member for member in members if member.person_id != person.pk]
    kin, housed = {tie.other_id for tie in relations}, {one.person_id for one in fellows}
    known = _known(actor, kin | housed)
    elsewhere = _known_elsewhere((kin | housed) - known.keys())
    back = _said_back(person)
    relatives = [
        _relative(tie, known[tie.other_id], back[tie.other_id])
        for tie in relations
        if tie.other_id in known
    ]
    return Family(
        relatives=relatives,
        unknown_relatives=len(kin & elsewhere),
        membership=next((one for one in members if one.person_id == person.pk), None),
        fellows=list(_introduced(fellows, known)),
        unknown_fellows=len(housed & elsewhere),
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


def membership_of(person: Person) -> HouseholdMember | None:
    """The household she lives in today, if it is known."""
    hers = HouseholdMember.objects.filter(person=person, until=None).select_related("household")
    return hers.order_by("-is_head", "pk").first()


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


def _known_elsewhere(keys: set[UUID]) -> set[UUID]:
    """Those of these people of whom it may be said that another team knows them."""
    people = Person.objects.filter(pk__in=keys, restricted=False, forgotten_on=None)
    return set(people.values_list("pk", flat=True))


def _said_back(person: Person) -> dict[UUID, set[str]]:
    """What she is to each of her relatives, as it is written down on their side."""
    back = defaultdict[UUID, set[str]](set)
    for relative, kinship in Relation.objects.filter(other=person).values_list("person", "kinship"):
        back[relative].add(kinship)
    return back


def _relative(relation: Relation, other: Person, said: set[str]) -> Relative:
    kinship = Kinship(relation.kinship)
    back = next((str(mirror.label) for mirror in mirrors(kinship) if mirror in said), "")
    return Relative(relation, other, str(kinship.label), back)


def _introduced(
    members: Iterable[HouseholdMember], known: dict[UUID, Person]
) -> Iterable[HouseholdMember]:
    for member in members:
        if member.person_id in known:
            member.person = known[member.person_id]
            yield member
