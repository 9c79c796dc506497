"""The people the platform exists for: who they are, sealed, and who may know them."""

from haven.people.persons.models.belonging import (
    Household,
    HouseholdMember,
    Kinship,
    Relation,
)
from haven.people.persons.models.filing import Cabinet, FindingToken
from haven.people.persons.models.identity import (
    Acquaintance,
    Basis,
    Gender,
    Name,
    NameKind,
    Person,
    Sex,
    SpokenLanguage,
)
from haven.people.persons.models.reaching import (
    Channel,
    Contact,
    Identifier,
    IdentifierKind,
    Safety,
)
from haven.people.persons.models.weights import LearntWeights

__all__ = [
    "Acquaintance",
    "Basis",
    "Cabinet",
    "Channel",
    "Contact",
    "FindingToken",
    "Gender",
    "Household",
    "HouseholdMember",
    "Identifier",
    "IdentifierKind",
    "Kinship",
    "LearntWeights",
    "Name",
    "NameKind",
    "Person",
    "Relation",
    "Safety",
    "Sex",
    "SpokenLanguage",
]
