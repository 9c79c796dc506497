"""Nothing reaches a person past the rule that keeps her safe, and every attempt is written down."""

from datetime import UTC, datetime, time

import pytest
from django.core.exceptions import PermissionDenied

from haven.foundation.audit.models import Entry
from haven.people.persons.actions import (
    ContactChangedError,
    UnsafeContactError,
    add_contact,
    change_contact,
    reach_out,
)
from haven.people.persons.answers import GivenContact
from haven.people.persons.models import Contact

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = 0, 1
TUESDAY_MORNING = GivenContact(
    "phone", "+387 61 000 222", "rules", [TUESDAY], time(10), time(12), "Say you are the bank."
)

NEVER = GivenContact("phone", "1234567", "never")


def at(day, hour, minute=0):
    """A moment in March 2026; the 3rd is a Tuesday. Sarajevo is an hour ahead of UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def phone(amina, dilorom):
    return add_contact(by=amina, person=dilorom, contact=TUESDAY_MORNING)


def test_inside_her_hours_the_number_opens(amina, phone):
    assert reach_out(by=amina, contact=phone, at=at(3, 9)) == "+387 61 000 222"
    assert reach_out(by=amina, contact=phone, at=at(3, 10, 59)) == "+387 61 000 222"


@pytest.mark.parametrize("moment", [at(3, 8, 59), at(3, 11), at(2, 10), at(4, 10)])
def test_outside_them_it_stays_closed_and_says_when_it_is_safe(amina, phone, moment):
    with pytest.raises(UnsafeContactError, match="it is safe on Tuesday 10:00–12:00"):
        reach_out(by=amina, contact=phone, at=moment)


def test_the_next_safe_day_is_the_nearest_one(amina, phone):
    both = GivenContact("phone", "1234567", "rules", [TUESDAY, MONDAY], time(10), time(12))
    change_contact(by=amina, contact=phone, seen=1, to=both)
    with pytest.raises(UnsafeContactError, match="Monday"):
        reach_out(by=amina, contact=phone, at=at(3, 20))


def test_never_is_never(amina, phone):
    change_contact(by=amina, contact=phone, seen=1, to=NEVER)
    with pytest.raises(UnsafeContactError, match="never safe"):
        reach_out(by=amina, contact=phone, at=at(3, 9))


def test_until_she_has_been_asked_nobody_calls(amina, dilorom):
    unasked = add_contact(by=amina, person=dilorom, contact=GivenContact("phone", "1234567"))
    with pytest.raises(UnsafeContactError, match="ask her in person"):
        reach_out(by=amina, contact=unasked, at=at(3, 9))


def test_every_attempt_is_on_the_trail_and_none_tells_the_number(amina, phone):
    reach_out(by=amina, contact=phone, at=at(3, 9))
    with pytest.raises(UnsafeContactError):
        reach_out(by=amina, contact=phone, at=at(4, 9))
    entries = Entry.objects.filter(act__startswith="person.reach").order_by("number")
    assert [entry.act for entry in entries] == ["person.reached", "person.reach_held_back"]
    assert all(entry.details == {"channel": "phone"} for entry in entries)


def test_who_may_not_know_her_may_not_reach_her(emir, phone):
    with pytest.raises(PermissionDenied):
        reach_out(by=emir, contact=phone, at=at(3, 9))


def test_what_is_told_about_a_contact_is_sealed_and_kept(phone):
    again = Contact.objects.get(pk=phone.pk)
    assert (again.guidance, again.weekdays) == ("Say you are the bank.", [TUESDAY])


def test_a_stale_change_never_turns_never_into_safe(amina, bashir, phone):
    stale = Contact.objects.get(pk=phone.pk)
    change_contact(by=amina, contact=phone, seen=1, to=NEVER)
    with pytest.raises(ContactChangedError):
        change_contact(
            by=bashir, contact=stale, seen=1, to=GivenContact("phone", "1234567", "safe")
        )
    assert (stale.safety, stale.version) == ("never", 2)
    assert Contact.objects.get(pk=phone.pk).safety == "never"
