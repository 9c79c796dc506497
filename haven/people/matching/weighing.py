"""How two people of a mission are weighed against each other, and what kept evidence says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING

from haven.kernel.linkage import Description, Field, Level, Linkage, Part
from haven.people.persons.births import birth_of
from haven.people.persons.cabinets import searched_in
from haven.people.persons.filing import document_signs, phone_digits
from haven.people.persons.models import Channel, Person
from haven.people.persons.queries.weighing import linkage_of as of_cabinets
from haven.people.persons.queries.weighing import weights_of

if TYPE_CHECKING:
    from haven.foundation.access.models import Mission

AGREEING = frozenset({Level.EXACT, Level.ALIKE})
GIVEN_NAMES = frozenset({Field.GIVEN_NAME, Field.GIVEN_NAME_ACROSS})
FAMILY_NAMES = frozenset({Field.FAMILY_NAME, Field.FAMILY_NAME_ACROSS})
ALL_THE_SAME = {(Field.BIRTH_DAY, Level.SAME_DAY), (Field.SEX, Level.SAME)}


def linkage_of(mission: Mission, described: Iterable[Description] = ()) -> Linkage:
    """How pairs of a mission are scored, among as many people as it knows.

    Of the names of those described it is known how common they are.
    """
    people = Person.objects.filter(mission=mission, forgotten_on=None).count()
    cabinets = searched_in([mission]).get(mission, ())
    return replace(of_cabinets(cabinets, described), people=people, weights=weights_of(mission))


def described(person: Person) -> Description:
    """What is known of her, as it is compared; numbers whatever their writing."""
    documents = (document_signs(one.number or "") for one in person.identifiers.all())
    phones = (
        phone_digits(one.value or "")
        for one in person.contacts.all()
        if one.channel in (Channel.PHONE, Channel.MESSAGE)
    )
    return Description.of(
        *(name.text or "" for name in person.names.all()),
        birth=birth_of(person),
        sex=person.sex,
        nationalities=person.nationalities,
        documents=documents,
        phones=phones,
    )


def all_agree(parts: Collection[Part]) -> bool:
    """Whether a given name, a family name, the birth date and the sex agree, and no name differs.

    >>> all_agree([])
    False
    """
    seen = {(part.field, part.level) for part in parts}
    names = {field for field, _ in seen} & (GIVEN_NAMES | FAMILY_NAMES)
    differing = {field for field, level in seen if level not in AGREEING}
    return bool(
        seen >= ALL_THE_SAME
        and names & GIVEN_NAMES
        and names & FAMILY_NAMES
        and not names & differing
    )


def bits(probability: float) -> float:
    """A probability as the weight that leads to it, in bits.

    >>> bits(0.5), round(bits(0.999))
    (0.0, 10)
    """
    certain = min(max(probability, 1e-12), 1 - 1e-12)
    return log2(certain / (1 - certain))
