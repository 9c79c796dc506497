"""People with a name, and those who may know them."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenContact, GivenName, Spoken


@pytest.fixture
def dora(sarajevo, db):
    """Data-protection officer in Sarajevo."""
    return someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER, name="Dora")


@pytest.fixture
def emir(sarajevo, db):
    """Case worker in Sarajevo, in no team."""
    return someone("emir", sarajevo, Role.CASE_WORKER, name="Emir")


@pytest.fixture
def dilorom(amina, sarajevo, team, today):
    """A woman with everything there is to know."""
    return register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        team=team,
        names=[GivenName("Дилором Каримова"), GivenName("Dilorom Karimova", "document")],
        sex="female",
        birth=BirthDate(1994, 5, 17),
        basis="document",
        nationalities=["TJ"],
        languages=[Spoken("tg", preferred=True, needs_interpreter=True)],
        contacts=[GivenContact("phone", "+387 61 000 111", "safe")],
    )


@pytest.fixture
def farid(amina, sarajevo, today):
    """Her brother."""
    return register_person(
        by=amina, mission=sarajevo, on=today, names=[GivenName("فرید کریمی")], sex="male"
    )
