"""Two missions: Tbilisi asks, Dushanbe knows Mehrangez, written in Tajik letters."""

from datetime import UTC, datetime

import pytest

from conftest import _team, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.asking.actions import answer_yes, ask_mission
from haven.people.cases.actions import open_case
from haven.people.consents.actions import record_consent
from haven.people.consents.queries import Recipient
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.people.persons.queries import Sought

LATIN = "Mehrangez Nazarova"
TAJIK = "Меҳрангез Назарова"


@pytest.fixture
def at():
    return datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def dushanbe(db):
    return Mission.objects.create(
        code="DYU", name="Dushanbe", country="TJ", time_zone="Asia/Dushanbe"
    )


@pytest.fixture
def protection(dushanbe):
    return _team(dushanbe)


@pytest.fixture
def dilbar(dushanbe, protection):
    """Case worker in Dushanbe, of the team that knows Mehrangez."""
    return someone("dilbar", dushanbe, Role.CASE_WORKER, name="Dilbar", teams=[protection])


@pytest.fixture
def farrukh(dushanbe):
    """Case worker in Dushanbe, in no team."""
    return someone("farrukh", dushanbe, Role.CASE_WORKER, name="Farrukh")


@pytest.fixture
def soraya(dushanbe):
    """Supervisor in Dushanbe."""
    return someone("soraya", dushanbe, Role.SUPERVISOR, name="Soraya")


@pytest.fixture
def ivo(dushanbe):
    """Data-protection officer in Dushanbe."""
    return someone("ivo", dushanbe, Role.DATA_PROTECTION_OFFICER, name="Ivo")


@pytest.fixture
def mehrangez(dilbar, dushanbe, protection, today):
    return register_person(
        by=dilbar, mission=dushanbe, on=today, team=protection, names=[GivenName(TAJIK)],
        sex="female", birth=BirthDate(1991), basis="stated",
    )  # fmt: skip


@pytest.fixture
def shahlo(dilbar, dushanbe, protection, today):
    """Somebody else Dushanbe knows."""
    return register_person(
        by=dilbar, mission=dushanbe, on=today, team=protection, names=[GivenName("Шаҳло Азизова")]
    )


@pytest.fixture
def asked(chloe, tbilisi, dushanbe, at):
    """Chloé asks Dushanbe about a name, hers unless another is given."""

    def ask(name=LATIN, by=chloe):
        return ask_mission(
            by=by, from_mission=tbilisi, mission=dushanbe, sought=Sought((name,)),
            why="She sits before me.", at=at,
        )  # fmt: skip

    return ask


@pytest.fixture
def agrees(dilbar, tbilisi, today, at):
    """She says what she wants about Tbilisi."""

    def say(person, decision="given", *, by=dilbar, on=today, **more):
        return record_consent(
            by=by, person=person, on=on, at=at, purpose="case_work", decision=decision,
            how="spoken", recipient=Recipient.our(tbilisi), **more,
        )  # fmt: skip

    return say


@pytest.fixture
def case(dilbar, mehrangez, today, at):
    return open_case(by=dilbar, person=mehrangez, on=today, at=at)


@pytest.fixture
def guest(asked, agrees, mehrangez, case, dilbar, chloe, at, today):
    """Chloé, once Dushanbe has said yes; and her enquiry."""
    enquiry = asked()
    agrees(mehrangez)
    answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)
    return Actor.of(chloe.user, on=today), enquiry
