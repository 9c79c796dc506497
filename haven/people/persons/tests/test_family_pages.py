"""Her family and household on pages: in words, both ways, and nobody named who may not be known."""

import pytest

from conftest import signed_in
from haven.people.persons.actions import (
    change_person,
    forget_person,
    form_household,
    join_household,
    register_person,
    relate,
)
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Kinship, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def zuhra(emir, sarajevo, today):
    """Known to Emir, who works in no team, and to the supervisor."""
    return register_person(
        by=emir, mission=sarajevo, on=today, names=[GivenName("Zuhra Rahimi")], sex="female"
    )


def read(client, person, page="family/"):
    return client.get(f"/people/{person.code}/{page}").content.decode()


def test_a_relation_is_found_and_then_said_and_reads_both_ways(as_amina, dilorom, farid):
    here = f"/people/{dilorom.code}/family/add/"
    found = as_amina.post(here, {"text": farid.code}).content.decode()
    assert f"{here}{farid.code}/" in found
    assert "فرید" in as_amina.get(f"{here}{farid.code}/").content.decode()
    answer = as_amina.post(f"{here}{farid.code}/", {"kinship": "child"})
    assert answer.url == f"/people/{dilorom.code}/family/"
    hers, his = read(as_amina, dilorom), read(as_amina, farid)
    assert "Child" in hers
    assert "The other way round: Mother" in hers
    assert "Mother" in his
    assert "Дилором" in his


def test_she_herself_is_nobody_to_choose(as_amina, dilorom):
    here = f"/people/{dilorom.code}/family/add/"
    page = as_amina.post(here, {"text": dilorom.code}).content.decode()
    assert f"{here}{dilorom.code}/" not in page
    assert "Nobody else is found" in page
    assert as_amina.get(f"{here}{dilorom.code}/").status_code == 404


def test_whom_i_may_not_know_i_cannot_choose(as_amina, dilorom, zuhra):
    here = f"/people/{dilorom.code}/family/add/"
    assert f"{here}{zuhra.code}/" not in as_amina.post(here, {"text": "Zuhra"}).content.decode()
    address = f"{here}{zuhra.code}/"
    assert as_amina.get(address).status_code == 404
    assert as_amina.post(address, {"kinship": "sibling"}).status_code == 404
    assert not Relation.objects.exists()


def test_whom_i_may_not_know_is_counted_and_not_named(
    as_amina, bashir, dilorom, zuhra, sarajevo, today
):
    relate(by=bashir, person=dilorom, other=zuhra, kinship=Kinship.SIBLING)
    form_household(by=bashir, mission=sarajevo, members=[dilorom, zuhra], head=dilorom, on=today)
    page = read(as_amina, dilorom)
    assert "1 person belongs to her whom another team knows" in page
    assert "1 person lives there whom another team knows" in page
    assert "Zuhra" not in page
    assert zuhra.code not in page
    assert "Brother or sister" not in page
    whole = read(signed_in(bashir), dilorom)
    assert whole.count("Zuhra") == 2
    assert "another team" not in whole


@pytest.fixture
def at_home(bashir, dilorom, zuhra, sarajevo, today):
    """Dilorom and Zuhra, sisters under one roof."""
    relate(by=bashir, person=dilorom, other=zuhra, kinship=Kinship.SIBLING)
    form_household(by=bashir, mission=sarajevo, members=[dilorom, zuhra], head=dilorom, on=today)


def test_nobody_learns_from_her_family_that_a_restricted_person_is_here(
    as_amina, bashir, at_home, dilorom, zuhra, today
):
    assert "another team" in read(as_amina, dilorom)
    change_person(by=bashir, person=zuhra, on=today, restricted=True)
    page = read(as_amina, dilorom)
    assert "another team" not in page
    assert "Nobody is written down yet" in page
    assert read(signed_in(bashir), dilorom).count("Zuhra") == 2


def test_who_is_forgotten_belongs_to_nobody(as_amina, dora, at_home, dilorom, zuhra, today):
    forget_person(by=dora, person=zuhra, on=today)
    Relation.objects.get_or_create(
        mission=dilorom.mission, person=dilorom, other=zuhra, kinship=Kinship.SIBLING
    )
    assert "another team" not in read(as_amina, dilorom)


def test_two_ties_to_one_person_are_one_person(as_amina, bashir, at_home, dilorom, zuhra):
    relate(by=bashir, person=dilorom, other=zuhra, kinship=Kinship.TRAVEL_COMPANION)
    assert "1 person belongs to her" in read(as_amina, dilorom)


def test_the_other_way_round_reads_as_it_was_written_down(as_amina, amina, dilorom, farid, today):
    relate(by=amina, person=dilorom, other=farid, kinship=Kinship.CHILD)
    change_person(by=amina, person=dilorom, on=today, sex="male")
    assert "The other way round: Mother" in read(as_amina, dilorom)
    dilorom.related_to.all().delete()
    assert "The other way round" not in read(as_amina, dilorom)


def test_a_relation_is_taken_back_from_both_sides(as_amina, amina, bashir, dilorom, farid, zuhra):
    tie = relate(by=amina, person=dilorom, other=farid, kinship=Kinship.SPOUSE)
    here = f"/people/{dilorom.code}/family"
    assert "فرید" in as_amina.get(f"{here}/{tie.pk}/end/").content.decode()
    as_amina.post(f"{here}/{tie.pk}/end/", {"confirm": "yes"})
    assert not Relation.objects.exists()
    hidden = relate(by=bashir, person=dilorom, other=zuhra, kinship=Kinship.SPOUSE)
    assert as_amina.post(f"{here}/{hidden.pk}/end/", {"confirm": "yes"}).status_code == 404
    assert Relation.objects.count() == 2


def test_she_begins_a_household_and_leaves_it(as_amina, dilorom, today):
    here = f"/people/{dilorom.code}/household"
    answers = {"household": "new", "on": today.isoformat(), "is_head": "on"}
    as_amina.post(f"{here}/join/", answers)
    membership = dilorom.households.get()
    assert (membership.is_head, membership.since) == (True, today)
    assert membership.household.code in read(as_amina, dilorom)
    twice = as_amina.post(f"{here}/join/", answers).content.decode()
    assert "in another household" in twice
    early = as_amina.post(f"{here}/leave/", {"on": "2020-01-01"}).content.decode()
    assert "before the day she joined" in early
    as_amina.post(f"{here}/leave/", {"on": today.isoformat()})
    assert dilorom.households.get().until == today
    assert as_amina.get(f"{here}/leave/").status_code == 404


def test_the_households_of_her_family_are_offered(as_amina, amina, dilorom, farid, sarajevo, today):
    relate(by=amina, person=dilorom, other=farid, kinship=Kinship.SPOUSE)
    home = form_household(by=amina, mission=sarajevo, members=[farid], head=farid, on=today)
    page = read(as_amina, dilorom, "household/join/")
    assert f"{home.code}: فرید کریمی" in page
    as_amina.post(
        f"/people/{dilorom.code}/household/join/", {"household": home.code, "on": today.isoformat()}
    )
    assert dilorom.households.get().household == home
    assert "فرید" in read(as_amina, dilorom)


def test_her_family_costs_few_queries(
    as_amina, amina, bashir, dilorom, farid, zuhra, sarajevo, today, at_most_twelve_queries
):
    relate(by=amina, person=dilorom, other=farid, kinship=Kinship.SIBLING)
    relate(by=bashir, person=dilorom, other=zuhra, kinship=Kinship.SIBLING)
    home = form_household(by=amina, mission=sarajevo, members=[dilorom, farid], head=None, on=today)
    join_household(by=bashir, household=home, person=zuhra, on=today)
    pages = ("family/", "family/add/", f"family/add/{farid.code}/", "household/join/")
    for page in (*pages, "household/leave/"):
        read(as_amina, dilorom, page)
        with at_most_twelve_queries():
            read(as_amina, dilorom, page)
