"""Ways to reach a person, used only inside the rule that keeps her safe."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db.models import F

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.persons import safety
from haven.people.persons.actions.changing import refile
from haven.people.persons.answers import GivenContact
from haven.people.persons.models import Contact, Person
from haven.people.persons.policies import may_change, may_reach


class UnsafeContactError(Exception):
    """Reaching her this way now could put her in danger; the words say when it would not."""


class ContactChangedError(Exception):
    """Somebody else changed the contact since it was read; nothing of hers was overwritten."""


@action
def add_contact(*, by: Actor, person: Person, contact: GivenContact) -> Contact:
    """Add a way to reach her, with the rule that keeps her safe."""
    may_change.require(by, person)
    added = Contact(person=person, mission=person.mission, **asdict(contact))
    added.save()
    refile(person)
    record(by, "person.contact_added", person, mission=person.mission, channel=contact.channel)
    return added


@action
def change_contact(*, by: Actor, contact: Contact, seen: int, to: GivenContact) -> None:
    """Write down anew how and when she can be reached, in place of the version that was read.

    Raises:
        ContactChangedError: somebody saved another version; ``contact`` is read anew.
    """
    person = contact.person
    may_change.require(by, person)
    _claim(contact, seen)
    for answer, said in asdict(to).items():
        setattr(contact, answer, said)
    contact.save()
    refile(person)
    record(by, "person.contact_changed", person, mission=person.mission, channel=to.channel)


def _claim(contact: Contact, seen: int) -> None:
    """Take the contact for one change, if it still is the version that was seen."""
    unchanged = Contact.objects.filter(pk=contact.pk, version=seen)
    claimed = unchanged.update(version=F("version") + 1)
    contact.refresh_from_db()
    if not claimed:
        raise ContactChangedError


def reach_out(*, by: Actor, contact: Contact, at: datetime) -> str:
    """The number or address itself, if it is safe to use at this moment.

    The attempt is on the trail, also when it is held back.

    Raises:
        UnsafeContactError: outside her rule, never, or nobody has asked her yet.
    """
    if warning := ask_to_reach(by=by, contact=contact, at=at):
        raise UnsafeContactError(warning)
    return contact.value or ""


@action
def ask_to_reach(*, by: Actor, contact: Contact, at: datetime) -> str | None:
    """Write down that somebody wants to reach her; returns the warning that holds it back."""
    may_reach.require(by, contact.person)
    warning = safety.warning(contact, at)
    act = "person.reach_held_back" if warning else "person.reached"
    record(by, act, contact.person, mission=contact.mission, channel=contact.channel)
    return warning
