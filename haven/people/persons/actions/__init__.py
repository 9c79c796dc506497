"""What can be done with and for a person."""

from haven.people.persons.actions.registering import (
    ImpossibleBirthError,
    register_people,
    register_person,
)

__all__ = ["ImpossibleBirthError", "register_people", "register_person"]
