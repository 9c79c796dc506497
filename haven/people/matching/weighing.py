"""How two people of a mission are weighed against each other, and what kept evidence says."""

from __future__ import annotations

from collections.abc import Collection
from math import log2
from typing import TYPE_CHECKING

from haven.foundation.reference import reference_rows
from haven.kernel.linkage import Chances, Description, Field, Level, Linkage, Part, Weights
from haven.people.matching.models import LearntWeights
from haven.people.persons.births import birth_of
from haven.people.persons.filing import document_token, phone_token
from haven.people.persons.models import Channel, Person

if TYPE_CHECKING:
    from haven.foundation.access.models import Mission

AGREEING = frozenset({Level.EXACT, Level.ALIKE})
GIVEN_NAMES = frozenset({Field.GIVEN_NAME, Field.GIVEN_NAME_ACROSS})
FAMILY_NAMES = frozenset({Field.FAMILY_NAME, Field.FAMILY_NAME_ACROSS})
ALL_THE_SAME = {(Field.BIRTH_DAY, Level.SAME_DAY), (Field.SEX, Level.SAME)}


def weights_of(mission: Mission) -> Weights:
    """What the mission's own decisions taught, or what we start with."""
    learnt = LearntWeights.objects.filter(mission=mission).order_by("version").last()
    if learnt is None:
        return Weights.of(reference_rows("linkage/weights.csv"))
    return Weights(
        {(Field(name), Level(level)): Chances(*three) for name, level, *three in learnt.chances}
    )


def linkage_of(mission: Mission) -> Linkage:
    """How pairs of a mission are scored, among as many people as it knows."""
    people = Person.objects.filter(mission=mission, forgotten_on=None).count()
    return Linkage(weights_of(mission), people=people)


def described(person: Person) -> Description:
    """What is known of her, as it is compared; numbers as blind tokens, whatever their writing."""
    realm = person.mission.code
    documents = (document_token(realm, one.number or "") for one in person.identifiers.all())
    phones = (
        phone_token(realm, one.value or "")
        for one in person.contacts.all()
        if one.channel in (Channel.PHONE, Channel.MESSAGE)
    )
    return Description.of(
        *(name.text or "" for name in person.names.all()),
        birth=birth_of(person),
        sex=person.sex,
        nationalities=person.nationalities,
        documents=map(str, filter(None, documents)),
        phones=map(str, filter(None, phones)),
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
