"""Forget a person, in the data and in every backup of it."""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.doors import open_doors
from haven.foundation.vault.keyring import destroy_keys
from haven.people.persons.models import Person, Sex
from haven.people.persons.policies import may_forget

BLANK: dict[str, object] = {
    "sex": Sex.UNKNOWN,
    "gender": "",
    "birth": None,
    "birth_basis": "",
    "treated_as_child_until": None,
    "age_band": "unknown",
    "nationalities": [],
    "team": None,
    "restricted": False,
}
"""What her row says when she is forgotten."""


@action
def forget_person(*, by: Actor, person: Person, on: date) -> None:
    """Remove all that is known about her and destroy her key; her code and the day remain.

    Files that were joined into hers are hers, and forgotten with it, whichever is named. The keys
    go last, when everything else has worked, and before the rows are committed: a power cut may
    leave rows that are noise, never a key that opens a backup. Then run it again.
    """
    may_forget.require(by, person)
    joined = person.joined_into or person
    hers = [joined, *joined.signposts.all()]
    for file in hers:
        _forget(file, on)
    record(by, "person.forgotten", joined, mission=joined.mission)
    destroy_keys([file.pk for file in hers])


def _forget(person: Person, on: date) -> None:
    for answer, nothing in BLANK.items():
        setattr(person, answer, nothing)
    person.forgotten_on = on
    person.save()
    for shredder in open_doors("shredders"):
        shredder.forget(person.pk)
