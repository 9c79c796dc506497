"""A person, her case, and the moment everything happens at."""

from datetime import UTC, datetime

import pytest

from haven.foundation.access.roles import Role
from haven.people.cases.actions import open_case
from haven.people.cases.catalogue import Risk
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Sex


@pytest.fixture
def now():
    return datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def zarina(amina, sarajevo, today):
    """Someone Amina has registered."""
    return register_person(
        by=amina,
        mission=sarajevo,
        on=today,
        names=[GivenName("Зарина Ҳакимова")],
        sex=Sex.FEMALE,
        nationalities=["TJ"],
    )


@pytest.fixture
def case(amina, zarina, today, now):
    """Her case, at low risk, owned by Amina."""
    return open_case(by=amina, person=zarina, on=today, at=now, risk=Risk.LOW)


@pytest.fixture
def another(make_someone, sarajevo):
    """Another case worker in Sarajevo, in no team."""
    return make_someone("darko", sarajevo, Role.CASE_WORKER, name="Darko")


@pytest.fixture
def make_someone():
    import conftest

    return conftest.someone
