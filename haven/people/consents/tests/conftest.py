"""A woman and a child to ask."""

from datetime import UTC, datetime

import pytest

from haven.kernel.ages import BirthDate
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName, Spoken


@pytest.fixture
def moment():
    return datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def nargis(amina, sarajevo, team, today):
    return register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        team=team,
        names=[GivenName("Nargis")],
        languages=[Spoken("ru")],
    )


@pytest.fixture
def child(amina, sarajevo, team, today):
    return register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        team=team,
        birth=BirthDate(2014),
        basis="stated",
    )
