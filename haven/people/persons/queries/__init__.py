"""What can be asked about people."""

from haven.people.persons.queries.finding import Candidate, Found, Sought, alike, find
from haven.people.persons.queries.knowing import (
    contacts_i_may_use,
    load_her_keys,
    missions_to_register_in,
    missions_to_search_in,
    people_i_may_know,
    person_with,
)

__all__ = [
    "Candidate",
    "Found",
    "Sought",
    "alike",
    "contacts_i_may_use",
    "find",
    "load_her_keys",
    "missions_to_register_in",
    "missions_to_search_in",
    "people_i_may_know",
    "person_with",
]
