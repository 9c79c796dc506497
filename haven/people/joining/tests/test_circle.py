"""Nobody learns by a joining what she could not read before, unless somebody confirms it."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.people.joining.actions import undo
from haven.people.joining.models import CircleChoice
from haven.people.joining.tests.test_joining import joined_by
from haven.people.persons.actions import draw_into_circle
from haven.people.persons.policies import may_view

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(sarajevo, other, amina):
    """Case worker in no team, named for the other file only."""
    actor = someone("nadia", sarajevo, Role.CASE_WORKER, name="Nadia")
    draw_into_circle(by=amina, person=other, user=actor.user)
    return actor


def test_who_knew_one_file_does_not_learn_the_other(amina, keep, other, nadia, now):
    joined_by(amina, keep, other, now)
    assert not may_view.allows(nadia, keep)
    assert may_view.allows(amina, keep)


def test_who_knew_one_file_knows_both_when_it_is_confirmed(amina, keep, other, nadia, now):
    joined_by(amina, keep, other, now, circle=CircleChoice.KNEW_ONE)
    assert may_view.allows(nadia, keep)


def test_parted_she_knows_again_whom_she_knew(amina, keep, other, nadia, now):
    joining = joined_by(amina, keep, other, now)
    undo(by=amina, joining=joining, answers={}, at=now)
    assert may_view.allows(nadia, other)
    assert not may_view.allows(nadia, keep)
