"""What a search opens and counts for those who know people by their role and not by their team."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.persons import queries
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenContact, GivenName
from haven.people.persons.queries import missions_to_search_in

pytestmark = pytest.mark.django_db

OPENED, COUNTED, UNHEARD = (1, 0), (0, 1), (0, 0)
CHILD, ADULT, NOT_ASKED = BirthDate(2018, 3), BirthDate(1984, 3), None


@pytest.fixture
def known(emir, sarajevo, today):
    """Register somebody whom only Emir knows."""

    def known(birth, *, restricted):
        return register_person(
            by=emir,
            mission=sarajevo,
            on=today,
            names=[GivenName("Nilufar Sharipova")],
            birth=birth,
            basis="stated" if birth else "",
            contacts=[GivenContact("phone", "+387 61 222 333", "safe")],
            restricted=restricted,
        )

    return known


def told(actor, person):
    """How many are opened and counted, the same by name, by number and by code."""
    answers = {
        (len(found.candidates), found.known_elsewhere)
        for text in ("Шарипова Нилуфар", "+387 61 222 333", person.code)
        for found in [queries.find(actor, text, missions_to_search_in(actor))]
    }
    assert len(answers) == 1, answers
    return answers.pop()


@pytest.mark.parametrize(
    ("birth", "restricted", "expected"),
    [
        (CHILD, False, OPENED),
        (CHILD, True, UNHEARD),
        (ADULT, False, COUNTED),
        (ADULT, True, UNHEARD),
        (NOT_ASKED, False, COUNTED),
        (NOT_ASKED, True, UNHEARD),
    ],
)
@pytest.mark.parametrize("teamed", [False, True])
def test_who_protects_children_opens_children_and_hears_of_no_restricted_one(
    known, sarajevo, team, birth, restricted, expected, teamed
):
    officer = someone(
        "olga", sarajevo, Role.CHILD_PROTECTION_OFFICER, teams=[team] if teamed else []
    )
    assert told(officer, known(birth, restricted=restricted)) == expected


@pytest.mark.parametrize("birth", [CHILD, ADULT, NOT_ASKED])
@pytest.mark.parametrize("restricted", [False, True])
def test_a_supervisor_opens_everybody_of_her_mission(known, bashir, birth, restricted):
    assert told(bashir, known(birth, restricted=restricted)) == OPENED


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CHILD_PROTECTION_OFFICER])
@pytest.mark.parametrize("birth", [CHILD, ADULT])
def test_neither_hears_of_anybody_in_another_mission(known, tbilisi, role, birth):
    assert told(someone("tamar", tbilisi, role), known(birth, restricted=False)) == UNHEARD


@pytest.mark.parametrize("birth", [CHILD, ADULT])
@pytest.mark.parametrize("restricted", [False, True])
def test_who_is_both_opens_as_a_supervisor(known, sarajevo, birth, restricted):
    both = someone("vera", sarajevo, Role.SUPERVISOR, Role.CHILD_PROTECTION_OFFICER)
    assert told(both, known(birth, restricted=restricted)) == OPENED
