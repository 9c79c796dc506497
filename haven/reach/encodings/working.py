"""Make our file, and compare the partner's: long work, done outside of any transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate, now

from haven.foundation.access.actors import Actor
from haven.kernel.codes import new_code
from haven.kernel.linkage.encoded import compared
from haven.kernel.linkage.encoding import Encoder, Told
from haven.reach.encodings.actions import (
    ProbablePair,
    RefusedError,
    keep_numbers,
    keep_pairs,
)
from haven.reach.encodings.actions.agreeing import refuse_agreement
from haven.reach.encodings.files import kept, write_file
from haven.reach.encodings.models import Agreement, TheirFile
from haven.reach.encodings.queries import told_of, who_agrees
from haven.reach.encodings.sharing import read_secret


def encoded_file(by: Actor, agreement: Agreement, at: datetime) -> bytes:
    """The file of our people for the partner: everybody who agrees, under a new random number.

    Raises:
        RefusedError: the agreement does not count now, or a consent changed meanwhile.
    """
    refuse_agreement(agreement, at)
    secret = _secret(agreement)
    encoder, fresh = Encoder(secret), _numbers()
    filters, numbers = dict[str, int](), dict[UUID, str]()
    for person, told in told_of(who_agrees(by, agreement, localdate(at))):
        numbers[person] = number = next(fresh)
        filters[number] = encoder.filed(told[0])
    keep_numbers(by=by, agreement=agreement, numbers=numbers, at=at)
    return write_file(filters, secret, localdate(at))


def compare_file(pk: int) -> None:
    """The job: compare a file of the partner in the name of who sent it, and delete it.

    A file whose agreement ended meanwhile, or whose sender may not compare any more, waits for the
    hourly tidying.
    """
    files = TheirFile.objects.select_related("agreement__mission", "agreement__partner", "sent_by")
    if file := files.filter(pk=pk).first():
        at = now()
        by = Actor.of(file.sent_by, on=localdate(at))
        with suppress(RefusedError, PermissionDenied):
            refuse_agreement(file.agreement, at)
            pairs, ours = _pairs(by, file, at)
            keep_pairs(by=by, file=file, pairs=pairs, ours=ours, at=now())


def _pairs(by: Actor, file: TheirFile, at: datetime) -> tuple[list[ProbablePair], int]:
    encoder = Encoder(_secret(file.agreement))
    theirs = list(kept(file.content or []))
    people = dict(told_of(who_agrees(by, file.agreement, localdate(at))))
    ours = (_sought(encoder, told) for told in people.values())
    found = compared(ours, [one.filter for one in theirs])
    keys = list(people)
    pairs = [
        ProbablePair(keys[pair.ours], theirs[pair.theirs].number, pair.likeness)
        for pair in found.pairs
    ]
    return pairs, len(people)


def _sought(encoder: Encoder, told: list[Told]) -> list[int]:
    """All her names, each for every year asked."""
    return [one for name in told for one in encoder.sought(name)]


def _secret(agreement: Agreement) -> bytes:
    return read_secret(agreement.secret or "")


def _numbers() -> Iterator[str]:
    """Random numbers, none twice."""
    given = set[str]()
    while True:
        number = new_code()
        if number not in given:
            given.add(number)
            yield number
