"""The people the platform exists for: who they are, sealed, and who may know them."""

from haven.people.persons.models.belonging import (
    Household,
    HouseholdMember,
    Kinship,
    Relation,
)
from haven.people.persons.models.identity import (
    Acquaintance,
    Basis,
    FindingToken,
    Gender,
    Name,
    NameKind,
    Person,
    Sex,
    SpokenLanguage,
    TokenKind,
)
from haven.people.persons.models.reaching import (
    Channel,
    Contact,
    Identifier,
    IdentifierKind,
    Safety,
)

__all__ = [
    "Acquaintance",
    "Basis",
    "Channel",
    "Contact",
    "FindingToken",
    "Gender",
    "Household",
    "HouseholdMember",
    "Identifier",
    "IdentifierKind",
    "Kinship",
    "Name",
    "NameKind",
    "Person",
    "Relation",
    "Safety",
    "Sex",
    "SpokenLanguage",
    "TokenKind",
]
