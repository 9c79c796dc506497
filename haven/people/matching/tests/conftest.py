"""People who are one, people who only look so, and those who decide."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.matching.actions import ProposedPair, propose_pairs
from haven.people.matching.models import Origin, Pair
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName

ALL_AGREE = [
    ("given_name", "exact", 6.0, "same_spelling"),
    ("family_name", "exact", 6.0, "same_spelling"),
    ("birth_day", "same_day", 9.0),
    ("sex", "same", 1.0),
]
SISTERS = [
    ("given_name", "different", -3.0, "different"),
    ("family_name", "exact", 2.0, "same_spelling"),
    ("birth_day", "far", -3.0),
    ("sex", "same", 1.0),
]


@pytest.fixture
def clara(sarajevo, team):
    """Another supervisor in Sarajevo."""
    return someone("clara", sarajevo, Role.SUPERVISOR, name="Clara", teams=[team])


@pytest.fixture
def emir(sarajevo):
    """Case worker in Sarajevo, in no team."""
    return someone("emir", sarajevo, Role.CASE_WORKER, name="Emir")


@pytest.fixture
def met(amina, sarajevo, team, today):
    """Register somebody by her name, and whatever else is known; Amina meets her."""

    def register(name, *, by=amina, born=None, **answers):
        answers = {"mission": sarajevo, "team": team} | answers
        birth = BirthDate(*born) if born else None
        return register_person(by=by, on=today, names=[GivenName(name)], birth=birth, **answers)

    return register


@pytest.fixture
def propose(amina, sarajevo):
    """Propose two people and find the pair."""

    def proposed(one, other, probability=0.95, evidence=ALL_AGREE, origin=Origin.IMPORT):
        pair = ProposedPair(one.pk, other.pk, probability, evidence)
        propose_pairs(by=amina, mission=sarajevo, pairs=[pair], origin=origin)
        return Pair.objects.get(first__in=(one, other), second__in=(one, other))

    return proposed


@pytest.fixture
def trio(met):
    """Three records that may be one person's."""
    return [met(name) for name in ("Zarina Rahimova", "Зарина Рахимова", "Zarina Rakhimova")]


@pytest.fixture
def pair(trio, propose):
    """Two of them."""
    return propose(*trio[:2])
