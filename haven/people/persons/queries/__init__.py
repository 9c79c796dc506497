"""What can be asked about people."""

from haven.people.persons.queries.belonging import (
    Family,
    Relative,
    family_of,
    households_of,
    membership_of,
    relations_i_may_know,
)
from haven.people.persons.queries.finding import Candidate, Found, alike, find, read
from haven.people.persons.queries.knowing import (
    contacts_i_may_use,
    missions_to_register_in,
    missions_to_search_in,
    named_for,
    people_i_may_know,
    person_with,
    who_could_know,
)
from haven.people.persons.sought import Sought

__all__ = [
    "Candidate",
    "Family",
    "Found",
    "Relative",
    "Sought",
    "alike",
    "contacts_i_may_use",
    "family_of",
    "find",
    "households_of",
    "membership_of",
    "missions_to_register_in",
    "missions_to_search_in",
    "named_for",
    "people_i_may_know",
    "person_with",
    "read",
    "relations_i_may_know",
    "who_could_know",
]
