"""Register people: one who sits before us, or many from a file, under the same rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Unpack
from uuid import uuid4

from django.db.models import Model

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.coding import save_under_free_codes
from haven.foundation.inserting import insert_many, insert_values
from haven.foundation.vault.keyring import held_keys, make_keys
from haven.people.persons.actions.changing import set_birth
from haven.people.persons.answers import Answers, as_told
from haven.people.persons.cabinets import filed_in
from haven.people.persons.filing import FILED, filed
from haven.people.persons.models import (
    Acquaintance,
    Contact,
    FindingToken,
    Identifier,
    Name,
    Person,
    Sex,
    SpokenLanguage,
)
from haven.people.persons.policies import may_register_people_in

AT_ONCE = 1000


@action
def register_person(
    *, by: Actor, mission: Mission, on: date, beside: str = "", **answers: Unpack[Answers]
) -> Person:
    """Remember someone we have met; no answer is required, and the worker joins her circle.

    ``beside`` says why she is registered although somebody like her is known (``Beside``).

    Raises:
        ImpossibleBirthError: she would be born after ``on``.
    """
    may_register_people_in.require(by, mission)
    (person,) = _registered(by, mission, on, [answers])
    record(by, "person.registered", person, mission=mission, beside=beside)
    return person


@action
def register_people(
    *, by: Actor, mission: Mission, on: date, people: Iterable[Answers]
) -> list[Person]:
    """Remember many people at once; the trail keeps one entry with their number and a digest.

    The digest is SHA-256 over their codes in the order given.

    Raises:
        ImpossibleBirthError: one of them would be born after ``on``.
    """
    may_register_people_in.require(by, mission)
    told, registered = iter(people), list[Person]()
    while batch := list(islice(told, AT_ONCE)):
        registered += _registered(by, mission, on, batch)
    digest = sha256(" ".join(person.code for person in registered).encode()).hexdigest()
    record(by, "people.registered", mission, mission=mission, count=len(registered), digest=digest)
    return registered


def _registered(by: Actor, mission: Mission, on: date, told: Sequence[Answers]) -> list[Person]:
    """Make the keys, durable before anything is sealed with them, then write all rows."""
    people = [_person(by, mission, on, answers) for answers in told]
    with held_keys():
        make_keys([person.id for person in people], mission.code)
        save_under_free_codes(people)
        rows = defaultdict[type[Model], list[Model]](list)
        tokens = list[tuple[object, ...]]()
        drawers = filed_in(mission)
        for person, answers in zip(people, told, strict=True):
            hers = _rows_beside(person, answers)
            for row in hers:
                rows[type(row)].append(row)
            tokens += filed(person, hers, drawers)
        for batch in rows.values():
            insert_many(batch)
        met = [(mission.pk, person.pk, by.user.pk) for person in people]
        insert_values(Acquaintance, ("mission", "person", "user"), met)
        insert_values(FindingToken, FILED, tokens)
    return people


def _person(by: Actor, mission: Mission, on: date, answers: Answers) -> Person:
    person = Person(
        id=uuid4(),
        mission=mission,
        sex=answers.get("sex", Sex.UNKNOWN),
        gender=answers.get("gender", ""),
        nationalities=list(answers.get("nationalities", ())),
        team=answers.get("team"),
        restricted=answers.get("restricted", False),
        registered_by=by.user,
        registered_on=on,
    )
    set_birth(person, answers.get("birth"), answers.get("basis", ""), on)
    return person


def _rows_beside(person: Person, answers: Answers) -> list[Model]:
    """Her names, languages, numbers and contacts."""
    hers = {"person_id": person.pk, "mission_id": person.mission_id}
    return [
        *(
            Name(**hers, **as_told(name), is_main=place == 0)
            for place, name in enumerate(answers.get("names", ()))
        ),
        *(SpokenLanguage(**hers, **as_told(spoken)) for spoken in answers.get("languages", ())),
        *(Identifier(**hers, **as_told(number)) for number in answers.get("identifiers", ())),
        *(Contact(**hers, **as_told(contact)) for contact in answers.get("contacts", ())),
    ]
