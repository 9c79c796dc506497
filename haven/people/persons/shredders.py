"""How a person's identity is forgotten: every row that speaks of her goes."""

from uuid import UUID

from django.db.models import Q

from haven.people.persons.models import (
    Acquaintance,
    Contact,
    FindingToken,
    HouseholdMember,
    Identifier,
    Name,
    Relation,
    SpokenLanguage,
)

HERS = (
    Name, FindingToken, SpokenLanguage, Identifier, Contact, HouseholdMember, Acquaintance
)  # fmt: skip


def forget(person_id: UUID) -> None:
    """Delete her names, numbers, contacts, relations, household and circle."""
    for model in HERS:
        model._default_manager.filter(person=person_id).delete()
    Relation.objects.filter(Q(person=person_id) | Q(other=person_id)).delete()
