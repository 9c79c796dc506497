"""Four eyes: the files of a restricted person become one when a second person agrees."""

import pytest
from django.core.exceptions import PermissionDenied

from haven.people.joining.actions import confirm_joining, join, refuse_joining
from haven.people.joining.decisions import decisions
from haven.people.joining.errors import AlreadyProposedError
from haven.people.joining.models import Joining
from haven.people.joining.tests.conftest import ALL_KEPT
from haven.people.persons.actions import change_person
from haven.people.persons.queries import person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(amina, keep, other, today, now):
    change_person(by=amina, person=other, on=today, restricted=True)
    return join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)


def test_it_is_only_proposed(proposed, amina, keep, other):
    assert not proposed.stands
    assert person_with(amina, other.code) == other
    assert not proposed.links.exists()


def test_a_second_person_confirms_and_the_joined_file_is_restricted(proposed, bashir, keep, now):
    confirm_joining(by=bashir, joining=proposed, at=now)
    keep.refresh_from_db()
    assert keep.restricted
    assert Joining.objects.get().stands


def test_nobody_confirms_her_own(proposed, amina, now):
    with pytest.raises(PermissionDenied):
        confirm_joining(by=amina, joining=proposed, at=now)


def test_whoever_may_not_know_both_confirms_nothing(proposed, emir, dora, now):
    for by in (emir, dora):
        with pytest.raises(PermissionDenied):
            confirm_joining(by=by, joining=proposed, at=now)


def test_refused_it_leaves_both_as_they_are(proposed, bashir, amina, other):
    refuse_joining(by=bashir, joining=proposed)
    assert not Joining.objects.exists()
    assert person_with(amina, other.code) == other


def test_it_waits_among_the_decisions_of_others(proposed, amina, bashir, emir):
    assert [one.count for one in decisions(bashir)] == [1]
    assert list(decisions(amina)) == list(decisions(emir)) == []


def test_it_is_proposed_once(proposed, amina, keep, other, now):
    with pytest.raises(AlreadyProposedError):
        join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)


def test_what_was_joined_meanwhile_is_not_joined_again(proposed, bashir, selma, keep, other, now):
    again = join(by=bashir, keep=other, other=keep, choices=ALL_KEPT, reason="Same", at=now)
    confirm_joining(by=selma, joining=again, at=now)
    with pytest.raises(PermissionDenied):
        confirm_joining(by=bashir, joining=proposed, at=now)
    assert Joining.objects.get() == again
