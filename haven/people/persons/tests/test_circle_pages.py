"""Who may know her, on a page: named, let go, and of a restricted person only by a supervisor."""

import pytest

from conftest import signed_in
from haven.people.persons.actions import change_person, draw_into_circle

pytestmark = pytest.mark.django_db


def here(person, page=""):
    return f"/people/{person.code}/circle/{page}"


def test_her_team_and_the_workers_named_for_her_stand_there(
    as_amina, dilorom, at_most_twelve_queries
):
    as_amina.get(here(dilorom))
    with at_most_twelve_queries():
        page = as_amina.get(here(dilorom)).content.decode()
    assert "Protection" in page
    assert "Amina" in page


def test_a_worker_named_for_her_may_know_her_until_she_is_let_go(
    as_amina, emir, dilorom, at_most_twelve_queries
):
    assert signed_in(emir).get(here(dilorom)).status_code == 404
    as_amina.get(here(dilorom, "add/"))
    with at_most_twelve_queries():
        as_amina.get(here(dilorom, "add/"))
    as_amina.post(here(dilorom, "add/"), {"user": emir.user.pk})
    assert signed_in(emir).get(here(dilorom)).status_code == 200
    tie = dilorom.circle.get(user=emir.user)
    as_amina.post(here(dilorom, f"{tie.pk}/end/"), {"confirm": "yes"})
    assert signed_in(emir).get(here(dilorom)).status_code == 404


def test_only_workers_of_the_mission_are_offered(as_amina, emir, bashir, chloe, dora, dilorom):
    form = as_amina.get(here(dilorom, "add/")).context["form"]
    offered = {user.username for user in form.fields["user"].queryset}
    assert offered == {"emir", "bashir"}
    answer = as_amina.post(here(dilorom, "add/"), {"user": chloe.user.pk})
    assert answer.status_code == 200
    assert not dilorom.circle.filter(user=chloe.user).exists()


def test_of_a_restricted_person_a_supervisor_says_who_else(
    as_amina, amina, bashir, emir, dilorom, today
):
    change_person(by=amina, person=dilorom, on=today, restricted=True)
    assert "Let somebody else know her" not in as_amina.get(here(dilorom)).content.decode()
    assert as_amina.post(here(dilorom, "add/"), {"user": emir.user.pk}).status_code == 404
    signed_in(bashir).post(here(dilorom, "add/"), {"user": emir.user.pk})
    assert dilorom.circle.filter(user=emir.user).exists()


def test_of_a_restricted_person_a_supervisor_says_who_need_not(
    as_amina, amina, bashir, emir, dilorom, today
):
    draw_into_circle(by=amina, person=dilorom, user=emir.user)
    end = here(dilorom, f"{dilorom.circle.get(user=emir.user).pk}/end/")
    assert end in as_amina.get(here(dilorom)).content.decode()
    change_person(by=amina, person=dilorom, on=today, restricted=True)
    assert end not in as_amina.get(here(dilorom)).content.decode()
    assert as_amina.post(end, {"confirm": "yes"}).status_code == 404
    assert dilorom.circle.filter(user=emir.user).exists()
    signed_in(bashir).post(end, {"confirm": "yes"})
    assert not dilorom.circle.filter(user=emir.user).exists()


def test_nobody_lets_herself_go_by_accident(as_amina, amina, dilorom):
    tie = dilorom.circle.get(user=amina.user)
    assert as_amina.get(here(dilorom, f"{tie.pk}/end/")).status_code == 404
