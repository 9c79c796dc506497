"""What can be asked about rows: are they known, whom do they look like, what goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.people.consents.models import Purpose as ConsentPurpose
from haven.people.consents.queries import who_allow
from haven.people.persons.queries.lookalikes import known_by_name_and_birth
from haven.reach.exchange import policies
from haven.reach.exchange.htcds.rows import Row, from_json
from haven.reach.exchange.mapping import whole_name
from haven.reach.exchange.models import ExportRequest, HtcdsAnswers, Purpose

AT_ONCE = 500

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who leaves with an export: the number of her answers, and whether to be careful."""

    answers: HtcdsAnswers
    restricted: bool


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves with an export, and how many stay behind because they did not agree.

    Equal when the same people leave and stay, and the same of them are restricted.
    """

    people: list[Leaver]
    left_out: int


def known_digests(mission: Mission, digests: Sequence[int]) -> set[int]:
    """Which of these rows a mission has already."""
    answers = HtcdsAnswers.objects.filter(mission=mission)
    return {
        digest
        for some in in_portions(digests)
        for digest in answers.filter(row_digest__in=some).values_list("row_digest", flat=True)
    }


def look_alikes(mission: Mission, rows: Sequence[Row]) -> Iterator[int]:
    """The numbers of rows whose name and birth date somebody of the mission has.

    Blind tokens are compared, so that spellings of one name count as one; nobody is merged.
    """
    for some in in_portions(rows):
        yield from sorted(known_by_name_and_birth(mission, dict(_told(some))))


def _told(rows: Iterable[Row]) -> Iterator[tuple[int, tuple[str, BirthDate]]]:
    for row in rows:
        if day := row.day("prs_Birthdate"):
            yield row.number, (whole_name(row), BirthDate(day.year, day.month, day.day))


def exportable(actor: Actor, mission: Mission) -> QuerySet[HtcdsAnswers]:
    """The answers of a mission an actor may read, in the order they came."""
    answers = HtcdsAnswers.objects.permitted(actor, policies.may_read_answers)
    return answers.filter(mission=mission, person__forgotten_on__isnull=True).order_by("pk")


def leaving(actor: Actor, request: ExportRequest, at: datetime) -> Leaving:
    """Who leaves with a request, and what they answered, in one reading."""
    return _leaving(actor, request, at, "answers")


def who_leaves(actor: Actor, request: ExportRequest, at: datetime) -> Leaving:
    """Who leaves with a request, without what they answered: to count and to compare."""
    return _leaving(actor, request, at)


def export_rows(stored: Iterable[HtcdsAnswers]) -> Iterator[Row]:
    """The rows of stored answers, opened portion by portion; who is forgotten has none."""
    number = 2
    for some in in_portions(stored):
        load_keys(one.person_id for one in some)
        for one in some:
            if one.answers is not None:
                number += 1
                yield Row(number, from_json(one.answers))


def in_portions(things: Iterable[Thing], size: int = AT_ONCE) -> Iterator[list[Thing]]:
    """Things in lists of at most ``size``."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def _leaving(actor: Actor, request: ExportRequest, at: datetime, *columns: str) -> Leaving:
    stored = exportable(actor, request.mission).select_related("person")
    found = list(stored.only("person_id", "person__restricted", *columns))
    if request.purpose == Purpose.HAND_OVER and request.receiver:
        agree = who_allow(request.receiver, ConsentPurpose.REFERRAL, localdate(at))
        going = [one for one in found if one.person_id in agree]
    else:
        going = found
    people = [Leaver(one, one.person.restricted) for one in going]
    return Leaving(people, len(found) - len(people))
