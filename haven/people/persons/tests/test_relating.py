"""People belong to each other both ways, and live in one household at a time."""

import pytest
from django.core.exceptions import PermissionDenied

from haven.people.persons.actions import (
    AlreadyInHouseholdError,
    form_household,
    join_household,
    leave_household,
    register_person,
    relate,
    unrelate,
)
from haven.people.persons.actions.relating import mirrored
from haven.people.persons.models import Kinship, Person, Relation, Sex

pytestmark = pytest.mark.django_db


def test_a_relation_has_its_mirror_image(amina, dilorom, farid):
    relate(by=amina, person=farid, other=dilorom, kinship=Kinship.MOTHER)
    mirror = Relation.objects.get(person=dilorom)
    assert (mirror.other, mirror.kinship) == (farid, Kinship.CHILD)


def test_said_twice_it_stands_once_and_taken_back_it_is_gone(amina, dilorom, farid):
    relate(by=amina, person=farid, other=dilorom, kinship=Kinship.SIBLING)
    relation = relate(by=amina, person=farid, other=dilorom, kinship=Kinship.SIBLING)
    assert Relation.objects.count() == 2
    unrelate(by=amina, relation=relation)
    assert not Relation.objects.exists()


@pytest.mark.parametrize("kinship", Kinship)
@pytest.mark.parametrize("sex", [Sex.FEMALE, Sex.MALE])
def test_the_mirror_of_the_mirror_is_the_relation(kinship, sex):
    person, other = Person(sex=sex), Person(sex="female")
    back = mirrored(mirrored(kinship, person), other)
    parents = {Kinship.MOTHER, Kinship.FATHER}
    assert back == kinship or {back, kinship} == parents


def test_nobody_ties_a_person_she_may_not_know(amina, emir, dilorom, sarajevo, today):
    stranger = register_person(by=emir, mission=sarajevo, on=today)
    with pytest.raises(PermissionDenied):
        relate(by=amina, person=dilorom, other=stranger, kinship=Kinship.SIBLING)


def test_one_household_at_a_time(amina, dilorom, farid, sarajevo, today):
    household = form_household(
        by=amina, mission=sarajevo, members=[dilorom, farid], head=dilorom, on=today
    )
    with pytest.raises(AlreadyInHouseholdError):
        join_household(by=amina, household=household, person=farid, on=today)
    leave_household(by=amina, member=farid.households.get(), on=today)
    join_household(by=amina, household=household, person=farid, on=today)
    assert farid.households.filter(until=None).count() == 1
