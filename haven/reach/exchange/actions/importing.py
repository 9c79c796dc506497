"""Write the rows of a confirmed file down, portion by portion, each wholly or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.inserting import insert_many
from haven.foundation.jobs.later import later
from haven.foundation.vault.keyring import held_keys
from haven.people.cases.actions import open_cases
from haven.people.cases.models import Case
from haven.people.matching.jobs import look_for_imported
from haven.people.persons.actions import register_people
from haven.people.persons.models import Person
from haven.reach.exchange.ending import forget
from haven.reach.exchange.mapping import as_answers, as_case, as_consent, as_stored
from haven.reach.exchange.models import FileState, HtcdsFile
from haven.reach.exchange.policies import may_handle_file
from haven.reach.exchange.queries import known_digests
from haven.reach.exchange.uploads import Sound

LOOKED_FOR = 100
"""So many people a job looks for, so that none takes long."""


class MovedOnError(Exception):
    """Another worker has imported this portion meanwhile."""


@action
def import_batch(
    *, by: Actor, file: HtcdsFile, rows: Sequence[Sound], start: int, on: date, at: datetime
) -> None:
    """Import the rows that follow the first ``start``: all of them, or none.

    Rows the mission has already are passed over, so that doing it again changes nothing.

    Raises:
        MovedOnError: the file does not stand at ``start`` any more.
    """
    may_handle_file.require(by, file)
    _claim(file, start)
    with held_keys():
        created = _written(by, file, _fresh(file, rows), on, at)
    file.rows_done, file.created = start + len(rows), file.created + created
    file.save(update_fields=["rows_done", "created"])
    record(by, "htcds.portion_imported", file, mission=file.mission, upto=file.rows_done)


@action
def finish_import(*, by: Actor, file: HtcdsFile, at: datetime) -> None:
    """Everything is in: the file is forgotten, its counts stay."""
    may_handle_file.require(by, file)
    _claim(file, file.sound)
    forget(file, FileState.DONE, at)
    record(by, "htcds.imported", file, mission=file.mission, created=file.created)


def _claim(file: HtcdsFile, start: int) -> None:
    present = HtcdsFile.objects.select_for_update().defer("content", "remarks").get(pk=file.pk)
    if present.state != FileState.CONFIRMED or present.rows_done != start:
        raise MovedOnError
    file.created = present.created


def _fresh(file: HtcdsFile, rows: Sequence[Sound]) -> list[Sound]:
    known = known_digests(file.mission, [one.digest for one in rows])
    return list({one.digest: one for one in rows if one.digest not in known}.values())


def _written(by: Actor, file: HtcdsFile, fresh: list[Sound], on: date, at: datetime) -> int:
    if not fresh:
        return 0
    mission = file.mission
    told = [as_answers(one.row, file.team) for one in fresh]
    people = register_people(by=by, mission=mission, on=on, people=told)
    pairs = list(zip(fresh, people, strict=True))
    items = [as_case(one.row, person, file.team, on) for one, person in pairs]
    cases = open_cases(by=by, mission=mission, items=items, at=at)
    consents = (as_consent(one.row, person, by.user, at) for one, person in pairs)
    insert_many([consent for consent in consents if consent])
    _store(fresh, cases)
    _look_for_doubles(mission, people)
    return len(fresh)


def _look_for_doubles(mission: Mission, people: Sequence[Person]) -> None:
    """Whoever may be known already comes to the desk, some at a time, once all this is written."""
    for start in range(0, len(people), LOOKED_FOR):
        some = people[start : start + LOOKED_FOR]
        later(look_for_imported, mission.pk, *(person.code for person in some))


def _store(fresh: list[Sound], cases: list[Case]) -> None:
    insert_many(
        [as_stored(one.row, case, one.digest) for one, case in zip(fresh, cases, strict=True)]
    )
