"""People belong to each other both ways, and live in one household at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.transaction import atomic
from django.db.utils import IntegrityError

from haven.people.persons.actions import (
    AlreadyInHouseholdError,
    LeftBeforeJoiningError,
    OtherMissionError,
    change_person,
    form_household,
    join_household,
    leave_household,
    register_person,
    relate,
    unrelate,
)
from haven.people.persons.kinship import mirrored, mirrors
from haven.people.persons.models import Household, HouseholdMember, Kinship, Person, Relation, Sex

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


@pytest.mark.parametrize("before", ["female", "male", "unknown"])
@pytest.mark.parametrize("after", ["female", "male", "unknown"])
@pytest.mark.parametrize("from_the_child", [False, True])
def test_after_a_change_of_sex_no_half_of_a_relation_stays_behind(
    amina, dilorom, farid, today, before, after, from_the_child
):
    change_person(by=amina, person=dilorom, on=today, sex=before)
    relate(by=amina, person=dilorom, other=farid, kinship=Kinship.CHILD)
    change_person(by=amina, person=dilorom, on=today, sex=after)
    unrelate(by=amina, relation=Relation.objects.get(person=farid if from_the_child else dilorom))
    assert not Relation.objects.exists()


def test_a_second_relation_of_the_same_two_stays_with_its_mirror(amina, dilorom, farid):
    other = relate(by=amina, person=farid, other=dilorom, kinship=Kinship.OTHER_FAMILY)
    relate(by=amina, person=farid, other=dilorom, kinship=Kinship.MOTHER)
    unrelate(by=amina, relation=other)
    assert set(Relation.objects.values_list("person", "kinship")) == {
        (farid.pk, "mother"),
        (dilorom.pk, "child"),
    }


@pytest.mark.parametrize("kinship", Kinship)
def test_what_mirrors_a_relation_is_mirrored_by_it(kinship):
    assert all(kinship in mirrors(mirror) for mirror in mirrors(kinship))
    assert mirrored(kinship, Person(sex="female")) in mirrors(kinship)


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


@pytest.fixture
def giorgi(chloe, tbilisi, today):
    """Known in Tbilisi."""
    return register_person(by=chloe, mission=tbilisi, on=today, sex="male")


def test_nobody_joins_a_household_of_another_mission(
    chloe, amina, dilorom, giorgi, sarajevo, today
):
    household = form_household(by=amina, mission=sarajevo, members=[dilorom], head=None, on=today)
    with pytest.raises(OtherMissionError):
        join_household(by=chloe, household=household, person=giorgi, on=today)
    with pytest.raises(OtherMissionError):
        form_household(by=chloe, mission=sarajevo, members=[giorgi], head=None, on=today)
    assert Household.objects.get() == household
    assert not giorgi.households.exists()


def test_the_database_keeps_a_household_in_one_mission(amina, dilorom, giorgi, sarajevo, today):
    household = form_household(by=amina, mission=sarajevo, members=[dilorom], head=None, on=today)
    for mission in (sarajevo, giorgi.mission):
        with pytest.raises(IntegrityError, match="household_in_one_mission"), atomic():
            HouseholdMember.objects.create(
                mission=mission, household=household, person=giorgi, since=today
            )
    with pytest.raises(IntegrityError, match="household_stays_in_it"), atomic():
        HouseholdMember.objects.update(person=giorgi)


def test_the_database_keeps_a_relation_in_one_mission(dilorom, giorgi, sarajevo):
    with pytest.raises(IntegrityError, match="relation_in_one_mission"), atomic():
        Relation.objects.create(
            mission=sarajevo, person=dilorom, other=giorgi, kinship=Kinship.SIBLING
        )


def test_nobody_leaves_before_she_joins(amina, dilorom, sarajevo, today):
    form_household(by=amina, mission=sarajevo, members=[dilorom], head=dilorom, on=today)
    member = dilorom.households.get()
    with pytest.raises(LeftBeforeJoiningError):
        leave_household(by=amina, member=member, on=today - timedelta(days=1))
    assert dilorom.households.get().until is None
