"""What can be done with the statistics: count again, and read a file of facts."""

from collections.abc import Iterable, Iterator
from csv import DictReader
from datetime import datetime
from itertools import islice
from typing import TextIO, TypeVar

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.doors import open_doors
from haven.insight.statistics.layouts import Layout
from haven.insight.statistics.models import HAVEN, SEPARATOR, Count, StoredFact
from haven.insight.statistics.policies import READERS, may_count_facts_of
from haven.kernel.facts import CODE, Fact

Item = TypeVar("Item")

BATCH = 2_000


class UnreadableFactsError(Exception):
    """The file is not what its layout says; nothing of it was kept."""


@action
def count_again(*, by: Actor, at: datetime) -> int:
    """Replace the stored facts of the actor's missions by what every programme says now.

    Returns the number of facts.
    """
    missions = _missions_to_count(by)
    StoredFact.objects.filter(source=HAVEN, mission__in=missions).delete()
    counted = dict.fromkeys(missions, 0)
    spoken = (fact for room in open_doors("facts") for fact in room.facts())
    for batch in _batches(fact for fact in spoken if fact.mission in missions):
        StoredFact.objects.bulk_create(_stored(fact) for fact in batch)
        for fact in batch:
            counted[fact.mission] += 1
    for code, mission in missions.items():
        count = _note(HAVEN, code, at, counted[code])
        record(by, "facts.counted", count, mission=mission, facts=counted[code])
    return sum(counted.values())


@action
def import_facts(*, by: Actor, file: TextIO, layout: Layout, at: datetime) -> int:
    """Replace the facts of a layout by those of a de-identified file.

    Returns the number of facts. Raises UnreadableFactsError for a file of another shape.
    """
    missions = _missions_to_count(by)
    StoredFact.objects.filter(source=layout.name).delete()
    number = 0
    for batch in _batches(_rows(file, layout)):
        StoredFact.objects.bulk_create(
            StoredFact(source=layout.name, what=layout.what, other=row) for row in batch
        )
        number += len(batch)
    count = _note(layout.name, "", at, number)
    for mission in missions.values():
        record(by, "facts.imported", count, mission=mission, layout=layout.name, facts=number)
    return number


def _missions_to_count(by: Actor) -> dict[str, Mission]:
    missions = list(Mission.objects.filter(pk__in=by.missions(*READERS)))
    for mission in missions:
        may_count_facts_of.require(by, mission)
    return {mission.code: mission for mission in missions}


def _note(source: str, mission: str, at: datetime, facts: int) -> Count:
    count, _created = Count.objects.update_or_create(
        source=source, mission=mission, defaults={"at": at, "facts": facts}
    )
    return count


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _stored(fact: Fact) -> StoredFact:
    return StoredFact(
        source=HAVEN,
        what=fact.what,
        mission=fact.mission,
        month=fact.month,
        sex=fact.sex,
        age_band=fact.age_band,
        region=fact.region,
        concerns=SEPARATOR.join(sorted(fact.concerns)),
        exploitation=SEPARATOR.join(sorted(fact.exploitation)),
        services=SEPARATOR.join(sorted(fact.services)),
        outcome=fact.outcome,
    )


def _rows(file: TextIO, layout: Layout) -> Iterator[dict[str, str]]:
    """The known values of each row; only blanks are missing, "NA" is a value."""
    reader = DictReader(file)
    if tuple(reader.fieldnames or ()) != layout.columns:
        raise UnreadableFactsError(
            _("The first line must name these columns, in this order: %(columns)s.")
            % {"columns": ", ".join(layout.columns)}
        )
    for number, row in enumerate(reader, start=2):
        if None in row or not all(_is_coded(value) for value in row.values()):
            raise UnreadableFactsError(
                _("Line %(number)d holds something that is not a code.") % {"number": number}
            )
        yield {column: value for column, value in row.items() if value}


def _is_coded(value: str | None) -> bool:
    return value is not None and all(CODE.fullmatch(code) for code in value.split(SEPARATOR))
