"""What can be asked: who may be encoded, what is encoded of her, and which pairs may be seen."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.vault.keyring import load_keys, sealing_key
from haven.kernel.linkage.encoding import Told
from haven.people.consents.queries import who_allow
from haven.people.persons.births import birth_of
from haven.people.persons.models import Person
from haven.people.persons.policies import may_view
from haven.reach.encodings import policies
from haven.reach.encodings.models import Agreement, Numbered, Pair, PairState

AT_ONCE = 500


def who_agrees(actor: Actor, agreement: Agreement, on: date) -> set[UUID]:
    """Everybody who has agreed to it towards the partner, and still does; nobody restricted."""
    people = Person.objects.permitted(actor, may_view).filter(
        mission=agreement.mission, restricted=False, forgotten_on=None, joined_into=None
    )
    agree = who_allow(agreement.partner, agreement.purpose, on)
    return agree & set(people.values_list("pk", flat=True))


def told_of(people: Collection[UUID]) -> Iterator[tuple[UUID, list[Told]]]:
    """What is encoded of each, once for every name; nothing of whom no year of birth is known."""
    keys = sorted(people)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        load_keys(some)
        for person in Person.objects.filter(pk__in=some).prefetch_related("names"):
            if told := list(_told(person)):
                yield person.pk, told


def digest_of(agreement: Agreement, number: str) -> int:
    """The blind token a number of ours is kept as: 63 bits under the agreement's own key.

    When the agreement ends the key is destroyed, and no number can be told any more.
    """
    digest = hmac.digest(sealing_key(agreement.key), number.encode(), "sha256")
    return int.from_bytes(digest[:8]) >> 1


def is_ours(agreement: Agreement, numbers: Collection[str]) -> bool:
    """Whether one of these numbers stands in our own file."""
    digests = [digest_of(agreement, number) for number in numbers]
    return Numbered.objects.filter(agreement=agreement, digest__in=digests).exists()


def pairs_i_may_see(actor: Actor) -> QuerySet[Pair]:
    """The pairs of people the actor may know."""
    return Pair.objects.permitted(actor, policies.may_see_pair).select_related("person")


def pairs_known_to_others(actor: Actor, agreement: Agreement) -> int:
    """How many pairs are of people another team knows; who is restricted is not counted."""
    mine = pairs_i_may_see(actor).values("pk")
    known = Pair.objects.filter(agreement=agreement, person__restricted=False)
    return known.exclude(pk__in=mine).count()


def count_for_me(actor: Actor) -> int:
    """How many pairs wait for the actor."""
    return pairs_i_may_see(actor).filter(state=PairState.WAITING).count()


def _told(person: Person) -> Iterator[Told]:
    birth = birth_of(person)
    names = [name.text for name in person.names.all() if name.text]
    if birth:
        yield from (Told(name, birth, person.sex) for name in names)
