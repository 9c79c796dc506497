"""One administrator alone opens no file to anybody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conftest import TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership
from haven.foundation.access.roles import GIVEN, SECOND_PERSON, STEWARDS, Role
from haven.foundation.access.status import signs
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.steward import actions, refusals
from tests.security.samples import signed_in

pytestmark = pytest.mark.django_db

CHOSEN = "a meadow of her own"


def propose(by, user, mission, role=Role.CASE_WORKER):
    return actions.give_role(by=by, user=user, mission=mission, role=role, starts_on=TODAY)


def said():
    return [in_words(entry) for entry in Entry.objects.order_by("number")]


@pytest.mark.parametrize("role", sorted(GIVEN))
def test_a_role_runs_at_once_only_if_it_meets_nobody(dana, sarajevo, role):
    user = someone("newcomer", sarajevo).user
    membership = propose(dana, user, sarajevo, role)
    assert membership.proposed == (role in SECOND_PERSON)
    assert Actor.of(user, on=TODAY).holds(role) == (role not in SECOND_PERSON)


@pytest.mark.parametrize("role", STEWARDS)
def test_another_steward_confirms(dana, friend, sarajevo, role):
    second = someone("second", sarajevo, role)
    membership = propose(dana, friend.user, sarajevo)
    actions.confirm_role(by=second, membership=membership)
    assert Actor.of(friend.user, on=TODAY).holds(Role.CASE_WORKER)
    assert said()[-2:] == [
        "dana proposed the role case_worker from 2026-03-04 for friend.",
        "second confirmed the role case_worker of friend from 2026-03-04.",
    ]


def test_neither_giver_nor_bearer_nor_stranger_confirms(dana, fikret, sarajevo, tbilisi):
    lejla = someone("lejla", sarajevo, Role.SUPERVISOR)
    membership = propose(dana, lejla.user, sarajevo, Role.CHILD_PROTECTION_OFFICER)
    strangers = [someone(f"{role}-elsewhere", tbilisi, role) for role in STEWARDS] + [
        someone(role, sarajevo, role) for role in set(Role) - set(STEWARDS)
    ]
    for somebody in (dana, lejla, *strangers):
        with pytest.raises(PermissionDenied):
            actions.confirm_role(by=somebody, membership=membership)
    actions.confirm_role(by=fikret, membership=membership)
    with pytest.raises(PermissionDenied):
        actions.confirm_role(by=fikret, membership=membership)


def test_an_administrator_cannot_make_her_own_second_person(dana, friend, sarajevo):
    puppet = actions.open_account(
        by=dana,
        mission=sarajevo,
        username="puppet",
        name="Puppet",
        role=Role.ADMINISTRATOR,
        on=TODAY,
        password="a first password",
    )
    membership = propose(dana, friend.user, sarajevo)
    with pytest.raises(PermissionDenied):
        actions.confirm_role(by=Actor.of(puppet, on=TODAY), membership=membership)


def test_a_proposal_is_refused_or_withdrawn_and_can_be_made_again(dana, fikret, friend, sarajevo):
    actions.refuse_role(by=fikret, membership=propose(dana, friend.user, sarajevo))
    actions.refuse_role(by=dana, membership=propose(dana, friend.user, sarajevo))
    assert not friend.user.memberships.filter(proposed=True).exists()
    assert said()[1::2] == [
        "fikret refused the role case_worker proposed for friend.",
        "dana withdrew the role case_worker proposed for friend.",
    ]
    running = friend.user.memberships.get()
    with pytest.raises(PermissionDenied):
        actions.refuse_role(by=fikret, membership=running)


def test_a_proposal_stands_against_the_roles_it_must_be_apart_from(dana, friend, sarajevo):
    propose(dana, friend.user, sarajevo)
    with pytest.raises(refusals.RolesApartError):
        propose(dana, friend.user, sarajevo, Role.FUND_MANAGER)


def test_the_staff_page_shows_what_waits_with_one_button(dana, fikret, friend, sarajevo):
    membership = propose(dana, friend.user, sarajevo)
    address = f"/steward/roles/{membership.pk}/confirm/"
    hers, second = signed_in(dana), signed_in(fikret)
    assert address not in hers.get("/steward/people/").content.decode()
    assert address in second.get("/steward/people/").content.decode()
    assert hers.post(address).status_code == 404
    assert "Opens cases" not in second.get(address).content.decode()
    answer = second.post(address, follow=True).content.decode()
    assert "Role confirmed." in answer
    assert "Waits for a second person" not in answer


def test_a_role_is_refused_on_its_page(dana, fikret, friend, sarajevo):
    membership = propose(dana, friend.user, sarajevo)
    page = f"/steward/roles/{membership.pk}/refuse/"
    assert "Refuse the role" in signed_in(fikret).get(page).content.decode()
    signed_in(fikret).post(page)
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_the_console_is_the_second_person_where_there_is_none(dana, friend, sarajevo, capsys):
    propose(dana, friend.user, sarajevo)
    call_command("confirm_roles", "friend")
    assert Actor.of(friend.user, on=TODAY).holds(Role.CASE_WORKER)
    assert capsys.readouterr().out == "friend: case_worker in Sarajevo.\n"
    with pytest.raises(CommandError, match="No role waits for friend"):
        call_command("confirm_roles", "friend")


def test_the_house_says_where_a_second_person_is_missing(dana, sarajevo):
    (lonely,) = (sign.says for sign in signs() if not sign.good)
    assert lonely.startswith("Sarajevo has one steward only")
    someone("second", sarajevo, Role.SUPERVISOR)
    assert not [sign for sign in signs() if "steward" in sign.says]
