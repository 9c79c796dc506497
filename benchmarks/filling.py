"""Fill a mission with a million sealed people, as if they had been registered one by one.

Registering a million people takes half an hour, nearly all of it for rows that finding never
reads. Here their keys, records, names and tokens are written in portions, and indexes afterwards.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any, Self
from uuid import UUID, uuid4

import django
from django.db import connection, connections, transaction

from benchmarks.population import Record

AT_ONCE = 5_000
CODES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass
class Filling:
    """One mission and its cabinet; ``tokens`` counts what is filed."""

    mission: Any
    registered_by: Any
    cabinet: UUID
    met: date
    tokens: int = 0

    @classmethod
    def begun(cls, some: Sequence[Record], people: int, met: date) -> Self:
        """A mission whose cabinet knows how common names are among so many people."""
        from haven.foundation.access.actors import Actor
        from haven.foundation.access.models import Mission
        from haven.foundation.vault.keyring import held_keys, make_keys, newest_token_key
        from haven.kernel.linkage.filing import filed_under
        from haven.people.persons.cabinets import first_cabinet, packed
        from haven.people.persons.drawers import Drawers, dealt
        from haven.people.persons.models import Cabinet

        mission = Mission.objects.create(code="DSB", name="Dushanbe", country="TJ")
        first_cabinet(mission)
        Cabinet.objects.update(retired=True)
        counting = Drawers("DSB", newest_token_key("DSB"), 0, 0)
        counts = Counter[int]()
        with held_keys():
            for record in some:
                keys = filed_under([record.name], birth_of(record.birth))
                counts.update(map(counting.blind, keys))
            scale = people / len(some)
            bits, splits = dealt(
                {key: n * scale for key, n in counts.items() if n > 1}, counts.total() * scale
            )
            cabinet = Cabinet(
                id=uuid4(), mission=mission, version=2, key_version=1, bits=bits, people=people,
                made_at=datetime.now(UTC), complete=True,
            )  # fmt: skip
            make_keys([cabinet.id], "DSB")
            cabinet.splits = packed(splits)
            cabinet.save()
        print(f"{len(splits):,} keys are split, 2^{bits} drawers")
        return cls(mission, Actor.console().user, cabinet.pk, met)

    def fill(self, people: Sequence[Record]) -> list[UUID]:
        """Write everybody; two processes seal and file, this one writes."""
        from haven.foundation.access.walls import EVERYWHERE, looking

        connections.close_all()
        with looking(EVERYWHERE):  # the new connection is told anew
            return self._filled(people)

    def _filled(self, people: Sequence[Record]) -> list[UUID]:
        ids: list[UUID] = []
        dropped = _drop_indexes()
        portions = iter(range(0, len(people), AT_ONCE))
        workers = os.cpu_count() or 1
        context = get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context, initializer=django.setup) as pool:
            waiting = [self._asked(pool, people, at) for at in islice(portions, workers + 1)]
            while waiting:
                rows = waiting.pop(0).result()
                if (at := next(portions, None)) is not None:
                    waiting.append(self._asked(pool, people, at))
                ids += [row[0] for row in rows.people]
                self.tokens += len(rows.tokens)
                rows.write()
        for statement in dropped:
            _run(statement)
        _run("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        return ids

    def _asked(self, pool: ProcessPoolExecutor, people: Sequence[Record], at: int) -> Any:
        told = [(one.name, one.birth, one.sex) for one in people[at : at + AT_ONCE]]
        return pool.submit(
            sealed, self.mission.pk, self.cabinet, self.registered_by.pk, self.met, told, at
        )

    def actors(self, known: Sequence[UUID]) -> dict[str, Any]:
        """A supervisor, who may know everybody, and a worker who knows some."""
        from haven.foundation.access.actors import Actor
        from haven.foundation.access.models import User
        from haven.foundation.access.roles import Role
        from haven.people.persons.models import Acquaintance

        found = {}
        for role in (Role.SUPERVISOR, Role.CASE_WORKER):
            user = User.objects.create(username=role.value, name=role.value, password="!")  # noqa: S106 - opens nothing
            user.memberships.create(mission=self.mission, role=role, starts_on=self.met)
            found[role.value.replace("_", " ")] = Actor.of(user, on=self.met)
        worker = found["case worker"].user
        Acquaintance.objects.bulk_create(
            Acquaintance(mission=self.mission, user=worker, person_id=one) for one in known
        )
        return found


@dataclass
class Rows:
    """What a portion of people consists of in the database."""

    keys: list[tuple[Any, ...]]
    people: list[tuple[Any, ...]]
    names: list[tuple[Any, ...]]
    tokens: list[tuple[Any, ...]]

    def write(self) -> None:
        """Into both databases."""
        from haven.foundation.vault.models import SealingKey
        from haven.people.persons.models import FindingToken, Name, Person

        with transaction.atomic(), transaction.atomic(using="keyring"):
            _write(SealingKey, KEY, self.keys)
            _write(Person, PERSON, self.people)
            _write(Name, NAME, self.names)
            _write(FindingToken, TOKEN, self.tokens)


KEY = ("id", "realm_key", "wrapped")
PERSON = (
    "id", "mission", "code", "sex", "gender", "birth", "birth_basis", "age_band", "nationalities",
    "restricted", "registered_by", "registered_on",
)  # fmt: skip
NAME = ("mission", "person", "kind", "text", "is_main")
TOKEN = ("mission", "person", "token")


def _write(model: Any, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    from haven.foundation.inserting import insert_values

    database = connections["keyring" if model.__name__ == "SealingKey" else "default"]
    if database.vendor != "postgresql":
        insert_values(model, names, rows)
        return
    columns = ", ".join(model._meta.get_field(name).column for name in names)
    table = model._meta.db_table
    with database.cursor() as cursor:  # a table behind a wall takes no copy
        cursor.execute(
            f"CREATE TEMP TABLE poured ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0"
        )
        with cursor.copy("COPY poured FROM STDIN") as copy:
            for row in rows:
                copy.write_row([_copied(value) for value in row])
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT * FROM poured")
        cursor.execute("DROP TABLE poured")


def _copied(value: Any) -> Any:
    return "[]" if value == [] else bytes(value) if isinstance(value, bytes) else value


def sealed(
    mission_id: int, cabinet_id: UUID, by: int, met: date, told: list[tuple[str, str, str]], at: int
) -> Rows:
    """A portion of people, sealed and filed; a code is its number, for nobody reads it."""
    from haven.foundation.access.models import Mission
    from haven.foundation.access.walls import EVERYWHERE, looking
    from haven.foundation.vault import keyring
    from haven.foundation.vault.keyring import held_keys
    from haven.foundation.vault.sealing import seal
    from haven.people.persons.births import written
    from haven.people.persons.cabinets import drawers_of
    from haven.people.persons.filing import filed
    from haven.people.persons.models import Cabinet, Name, Person

    rows = Rows([], [], [], [])
    with held_keys(), looking(EVERYWHERE):
        mission = Mission.objects.get(pk=mission_id)
        drawers = drawers_of(Cabinet.objects.get(pk=cabinet_id), mission.code)
        wrapping = keyring._newest(mission.code, keyring.PEOPLE)
        wrapper = keyring._open_realm_key(wrapping)
        for place, (text, birth, sex) in enumerate(told, start=at):
            person = Person(id=uuid4(), mission=mission, sex=sex)
            born = birth_of(birth)
            person.birth = written(born) if born else None
            name = Name(person=person, mission=mission, text=text, is_main=True)
            key = os.urandom(32)
            keyring._hold({person.id: key})
            rows.keys.append((person.id, wrapping.pk, seal(wrapper, key, person.id.bytes)))
            rows.people.append(
                (
                    person.id,
                    mission_id,
                    _code(place),
                    sex,
                    "",
                    _sealed(person, "birth"),
                    "stated",
                    "25-59",
                    [],
                    False,
                    by,
                    met,
                )
            )
            rows.names.append((mission_id, person.id, "given", _sealed(name, "text"), True))
            rows.tokens += filed(person, [name], drawers)
            (keyring._held.get() or {}).pop(person.id)
    return rows


def _sealed(row: Any, field: str) -> Any:
    return row._meta.get_field(field).pre_save(row, add=True)


def birth_of(said: str) -> Any:
    """A birth as the kernel knows it."""
    from haven.kernel.ages import BirthDate

    return BirthDate(*map(int, said.split("-"))) if said else None


def _code(number: int) -> str:
    signs = ""
    for _ in range(8):
        number, sign = divmod(number, len(CODES))
        signs += CODES[sign]
    return f"{signs[:4]}-{signs[4:]}"


def _drop_indexes() -> list[str]:
    """Take the indexes of tokens away while they are written; returns how to make them again."""
    if connection.vendor == "sqlite":
        listed = "SELECT name, sql FROM sqlite_master WHERE tbl_name = %s AND type = 'index'"
    else:
        listed = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    with connection.cursor() as cursor:
        cursor.execute(listed, ["persons_findingtoken"])
        found = [row for row in cursor.fetchall() if row[1] and not row[0].endswith("pkey")]
    for name, _ in found:
        _run(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
