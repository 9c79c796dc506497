"""What can be done with and for a person."""

from haven.people.persons.actions.changing import (
    ImpossibleBirthError,
    add_identifier,
    add_name,
    change_person,
    remove_identifier,
    remove_name,
)
from haven.people.persons.actions.circle import draw_into_circle, leave_circle, set_team
from haven.people.persons.actions.contacting import (
    ContactChangedError,
    UnsafeContactError,
    add_contact,
    ask_to_reach,
    change_contact,
    reach_out,
)
from haven.people.persons.actions.forgetting import forget_person
from haven.people.persons.actions.refiling import (
    deal_anew,
    has_outgrown,
    may_retire,
    refile_everybody,
    retire_before,
)
from haven.people.persons.actions.registering import register_people, register_person
from haven.people.persons.actions.relating import (
    AlreadyInHouseholdError,
    LeftBeforeJoiningError,
    OtherMissionError,
    form_household,
    join_household,
    leave_household,
    relate,
    unrelate,
)

__all__ = [
    "AlreadyInHouseholdError",
    "ContactChangedError",
    "ImpossibleBirthError",
    "LeftBeforeJoiningError",
    "OtherMissionError",
    "UnsafeContactError",
    "add_contact",
    "add_identifier",
    "add_name",
    "ask_to_reach",
    "change_contact",
    "change_person",
    "deal_anew",
    "draw_into_circle",
    "forget_person",
    "form_household",
    "has_outgrown",
    "join_household",
    "leave_circle",
    "leave_household",
    "may_retire",
    "reach_out",
    "refile_everybody",
    "register_people",
    "register_person",
    "relate",
    "remove_identifier",
    "remove_name",
    "retire_before",
    "set_team",
    "unrelate",
]
