"""Look for people who may be the same as those just met, and bring the pairs to the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from haven.foundation.vault.keyring import held_keys, load_keys
from haven.kernel.linkage import PROPOSED_FROM, Description, Linkage
from haven.people.matching.actions.proposing import ProposedPair, propose_pairs
from haven.people.matching.models import Origin
from haven.people.matching.weighing import described, linkage_of
from haven.people.persons.births import birth_of
from haven.people.persons.models import Channel, Person
from haven.people.persons.queries import Sought, alike

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission

AT_ONCE = 100

Likeness = tuple[UUID, UUID]


def look_for_pairs_of(
    *, by: Actor, mission: Mission, people: Iterable[UUID], origin: str = Origin.IMPORT
) -> int:
    """Propose for each of these people those like her among all whom ``by`` may know.

    A hundred at a time, each written by itself: cut short, it is done again. Returns how many
    pairs newly wait.
    """
    waiting, told = 0, iter(people)
    while some := list(islice(told, AT_ONCE)):
        with held_keys():
            found = list(_pairs_of(by, mission, some))
            waiting += propose_pairs(by=by, mission=mission, pairs=found, origin=origin)
    return waiting


def _pairs_of(by: Actor, mission: Mission, people: list[UUID]) -> Iterator[ProposedPair]:
    hers = _at_hand(mission, people)
    links = {link for person in hers.values() for link in _like(by, mission, person)}
    others = _at_hand(mission, {end for link in links for end in link} - hers.keys())
    read = {person.pk: described(person) for person in (*hers.values(), *others.values())}
    linkage = linkage_of(mission, read.values())
    for link in sorted(links):
        if read.keys() >= set(link):
            yield from _proposed(linkage, read, link)


def _at_hand(mission: Mission, people: Iterable[UUID]) -> dict[UUID, Person]:
    """These people of the mission with everything that is compared, opened with one query."""
    found = Person.objects.filter(
        pk__in=list(people), mission=mission, forgotten_on=None, joined_into=None
    )
    known = {
        person.pk: person for person in found.prefetch_related("names", "identifiers", "contacts")
    }
    load_keys(known)
    for person in known.values():
        person.mission = mission
    return known


def _like(by: Actor, mission: Mission, her: Person) -> Iterator[Likeness]:
    """Who is found when one looks for her; each two once, in order."""
    for candidate in alike(by, _sought(her), [mission]).candidates:
        if candidate.person.pk != her.pk:
            first, second = sorted((her.pk, candidate.person.pk))
            yield first, second


def _sought(her: Person) -> Sought:
    phones = (Channel.PHONE, Channel.MESSAGE)
    numbers = [number.number for number in her.identifiers.all()]
    numbers += [contact.value for contact in her.contacts.all() if contact.channel in phones]
    return Sought(
        names=tuple(name.text or "" for name in her.names.all()),
        sex=her.sex,
        birth=birth_of(her),
        numbers=tuple(filter(None, numbers)),
    )


def _proposed(
    linkage: Linkage, read: dict[UUID, Description], link: Likeness
) -> Iterator[ProposedPair]:
    score = linkage.score(read[link[0]], read[link[1]])
    if score.probability >= PROPOSED_FROM:
        parts = [(part.field, part.level, part.weight, part.reason or "") for part in score.parts]
        yield ProposedPair(*link, score.probability, parts)
