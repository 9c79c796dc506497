"""Correct and complete what is known about a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from itertools import chain
from typing import TypedDict, Unpack

from django.db.models import Model
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.inserting import insert_values
from haven.foundation.turns import take_turns
from haven.kernel.ages import BirthDate
from haven.people.persons.answers import GivenIdentifier, GivenName, Spoken
from haven.people.persons.births import age_band, treated_as_child_until, written
from haven.people.persons.cabinets import filed_in
from haven.people.persons.filing import FILED, filed
from haven.people.persons.models import FindingToken, Identifier, Name, Person, SpokenLanguage
from haven.people.persons.policies import may_change, may_leave_open


class ImpossibleBirthError(Exception):
    """A birth date after the day she was met."""


class Changes(TypedDict, total=False):
    """What can be corrected; what is left out stays as it is."""

    sex: str
    gender: str
    birth: BirthDate | None
    basis: str
    nationalities: Sequence[str]
    languages: Sequence[Spoken]
    restricted: bool


ANSWERS = ("sex", "gender", "restricted", "nationalities")
BIRTH = ("birth", "birth_basis", "treated_as_child_until", "age_band")
"""The columns that are written; a stale copy of the others never overwrites what others wrote."""


@action
def change_person(*, by: Actor, person: Person, on: date, **changes: Unpack[Changes]) -> None:
    """Correct what is known about her; the trail names the answers, not what they say.

    Whoever may change her record may restrict it; only a supervisor opens it again.

    Raises:
        ImpossibleBirthError: she would be born after ``on``.
    """
    may_change.require(by, person)
    take_turns(person)  # whoever restricts her now is done before it is asked who may open her
    if changes.get("restricted") is False:
        may_leave_open.require(by, person)
    said = {answer: told for answer, told in changes.items() if answer in ANSWERS}
    for answer, told in said.items():
        setattr(person, answer, told)
    if "birth" in changes:
        set_birth(person, changes["birth"], changes.get("basis", ""), on)
    person.save(update_fields=[*said, *(BIRTH if "birth" in changes else ())])
    if "languages" in changes:
        _set_languages(person, changes["languages"])
    if "birth" in changes:
        refile(person)
    record(by, "person.changed", person, mission=person.mission, answers=" ".join(changes))


def set_birth(person: Person, birth: BirthDate | None, basis: str, on: date) -> None:
    """Write down when she was born, and what follows from it today.

    Raises:
        ImpossibleBirthError: after ``on``.
    """
    if birth and birth.earliest > on:
        raise ImpossibleBirthError(_("This birth date lies in the future."))
    person.birth = written(birth) if birth else None
    person.birth_basis = basis if birth else ""
    person.treated_as_child_until = treated_as_child_until(birth, basis, on)
    person.age_band = age_band(birth, on)


@action
def add_name(*, by: Actor, person: Person, name: GivenName) -> Name:
    """Add a name as it was given; her first one becomes the main one."""
    may_change.require(by, person)
    take_turns(person)  # one of two first names is the main one
    is_main = not person.names.filter(is_main=True).exists()
    added = Name(person=person, mission=person.mission, is_main=is_main, **asdict(name))
    added.save()
    refile(person)
    record(by, "person.name_added", person, mission=person.mission, kind=name.kind)
    return added


@action
def remove_name(*, by: Actor, name: Name) -> None:
    """Take back a name that was written down by mistake; another becomes the main one."""
    may_change.require(by, name.person)
    person = name.person
    take_turns(person)
    name.delete()
    if name.is_main and (next_one := person.names.first()):
        next_one.is_main = True
        next_one.save(update_fields=["is_main"])
    refile(person)
    record(by, "person.name_removed", person, mission=person.mission, kind=name.kind)


@action
def add_identifier(*, by: Actor, person: Person, identifier: GivenIdentifier) -> Identifier:
    """Add a number somebody else knows her by."""
    may_change.require(by, person)
    added = Identifier(person=person, mission=person.mission, **asdict(identifier))
    added.save()
    refile(person)
    record(by, "person.identifier_added", person, mission=person.mission, kind=identifier.kind)
    return added


@action
def remove_identifier(*, by: Actor, identifier: Identifier) -> None:
    """Take back a number that was written down by mistake."""
    may_change.require(by, identifier.person)
    person = identifier.person
    identifier.delete()
    refile(person)
    record(by, "person.identifier_removed", person, mission=person.mission, kind=identifier.kind)


def refile(person: Person) -> None:
    """Make her findable by what is known now, and by nothing else."""
    take_turns(person)
    person.tokens.all().delete()
    rows: chain[Model] = chain(person.names.all(), person.identifiers.all(), person.contacts.all())
    insert_values(FindingToken, FILED, filed(person, rows, filed_in(person.mission)))


def _set_languages(person: Person, languages: Sequence[Spoken]) -> None:
    person.languages.all().delete()
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(person=person, mission=person.mission, **asdict(spoken))
        for spoken in languages
    )
