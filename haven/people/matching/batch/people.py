"""The people of a mission, unsealed some at a time, as records to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from haven.foundation.vault.keyring import held_keys, load_keys
from haven.people.matching.batch.records import Record
from haven.people.persons.births import birth_of
from haven.people.persons.filing import FEWEST_DIGITS, SIGNIFICANT_DIGITS
from haven.people.persons.models import Channel, Person

if TYPE_CHECKING:
    from haven.foundation.access.models import Mission

AT_ONCE = 2000
NEWCOMER = "newcomer"
"""The source of who was registered since the day asked for."""

NOT_A_SIGN = re.compile(r"[\W_]+")


def ids_of(mission: Mission) -> list[UUID]:
    """Everybody a mission knows, in one order."""
    people = Person.objects.filter(mission=mission, forgotten_on=None).order_by("pk")
    return list(people.values_list("pk", flat=True))


def records_of(ids: Iterable[UUID], since: date | None = None) -> Iterator[Record]:
    """What is compared of these people, in their order; keys are opened for some at a time.

    Who is forgotten meanwhile is an empty record: it agrees with nobody.
    """
    told = iter(ids)
    while some := list(islice(told, AT_ONCE)):
        with held_keys():
            load_keys(some)
            with_parts = Person.objects.filter(pk__in=some, forgotten_on=None).prefetch_related(
                "names", "identifiers", "contacts"
            )
            people = {person.pk: person for person in with_parts}
            records = [_record(people[one], since) if one in people else Record(()) for one in some]
        yield from records


def _record(person: Person, since: date | None) -> Record:
    born = birth_of(person)
    return Record(
        names=tuple(filter(None, (name.text for name in person.names.all()))),
        birth=(born.year, born.month, born.day) if born else None,
        sex=person.sex,
        nationalities=tuple(person.nationalities),
        documents=tuple(_documents(person)),
        phones=tuple(_phones(person)),
        source=NEWCOMER if since and person.registered_on >= since else "",
    )


def _documents(person: Person) -> Iterator[str]:
    """Numbers whatever their case, spaces and hyphens, as they are filed."""
    signs = (NOT_A_SIGN.sub("", one.number or "").upper() for one in person.identifiers.all())
    yield from (f"document {number}" for number in signs if number)


def _phones(person: Person) -> Iterator[str]:
    for contact in person.contacts.all():
        if contact.channel in (Channel.PHONE, Channel.MESSAGE):
            digits = "".join(str(int(sign)) for sign in contact.value or "" if sign.isdecimal())
            if len(digits) >= FEWEST_DIGITS:
                yield f"phone {digits[-SIGNIFICANT_DIGITS:]}"
