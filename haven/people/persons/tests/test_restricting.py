"""A restricted person stays so until a supervisor decides otherwise."""

import pytest
from django.core.exceptions import PermissionDenied

from haven.people.persons.actions import change_person, changing, draw_into_circle, leave_circle
from haven.people.persons.models import Person
from haven.people.persons.queries import Found, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(amina, dilorom, today):
    change_person(by=amina, person=dilorom, on=today, restricted=True)
    return dilorom


def restricted(person):
    return Person.objects.get(pk=person.pk).restricted


def test_only_a_supervisor_opens_her_to_the_team_again(amina, bashir, hidden, today):
    with pytest.raises(PermissionDenied):
        change_person(by=amina, person=hidden, on=today, restricted=False)
    assert restricted(hidden)
    change_person(by=bashir, person=hidden, on=today, restricted=False)
    assert not restricted(hidden)


def test_a_correction_that_began_before_does_not_open_her(amina, dilorom, today):
    begun_before = Person.objects.get(pk=dilorom.pk)
    change_person(by=amina, person=dilorom, on=today, restricted=True)
    change_person(by=amina, person=begun_before, on=today, sex="female")
    assert restricted(dilorom)


def test_only_a_supervisor_says_who_else_may_know_her(amina, bashir, emir, hidden):
    with pytest.raises(PermissionDenied):
        draw_into_circle(by=amina, person=hidden, user=emir.user)
    draw_into_circle(by=bashir, person=hidden, user=emir.user)
    assert hidden.circle.filter(user=emir.user).exists()


def test_who_is_named_for_her_expels_nobody_else(amina, bashir, emir, hidden):
    draw_into_circle(by=bashir, person=hidden, user=emir.user)
    with pytest.raises(PermissionDenied):
        leave_circle(by=emir, person=hidden, user=amina.user)
    assert hidden.circle.filter(user=amina.user).exists()
    leave_circle(by=bashir, person=hidden, user=amina.user)
    assert not hidden.circle.filter(user=amina.user).exists()


def test_who_waited_while_she_was_restricted_does_not_open_her(amina, dilorom, today, monkeypatch):
    def another_is_quicker(person):
        Person.objects.filter(pk=person.pk).update(restricted=True)

    monkeypatch.setattr(changing, "take_turns", another_is_quicker)
    with pytest.raises(PermissionDenied):
        change_person(by=amina, person=dilorom, on=today, restricted=False)


@pytest.mark.parametrize("by", ["amina", "bashir"])
def test_a_correction_on_an_old_page_leaves_her_restricted(
    client, amina, dilorom, today, by, request
):
    client.force_login(request.getfixturevalue(by).user)
    here = f"/people/{dilorom.code}/change/"
    shown = client.get(here).context["form"]
    answers = {name: shown[name].value() or "" for name in shown.fields if name != "restricted"}
    assert 'name="was_restricted"' in client.get(here).content.decode()
    change_person(by=amina, person=dilorom, on=today, restricted=True)
    assert client.post(here, {**answers, "gender": "Feminine"}).status_code == 302
    dilorom.refresh_from_db()
    assert (dilorom.restricted, dilorom.gender) == (True, "Feminine")


def test_a_supervisor_opens_her_on_the_page(client, bashir, hidden):
    client.force_login(bashir.user)
    here = f"/people/{hidden.code}/change/"
    client.post(here, {"sex": "female", "was_restricted": "True"})
    assert not restricted(hidden)


@pytest.mark.parametrize("asked", ["Dilorom Karimova", "+387 61 000 111", "code"])
def test_who_may_not_know_her_does_not_learn_that_she_is_here(emir, hidden, asked):
    assert find(emir, hidden.code if asked == "code" else asked, [hidden.mission]) == Found()
