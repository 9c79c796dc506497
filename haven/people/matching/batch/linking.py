"""From a table of records to the pairs that may be one person, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from splink import Linker

from haven.people.matching.batch import blocking
from haven.people.matching.batch.engines import Engine
from haven.people.matching.batch.model import STEPS, fitted
from haven.people.matching.batch.naming import said

FAINTEST = -4.0
"""The least total of evidence, in bits, that comes out: a probability of 6 in 100."""

AT_ONCE = 2_000_000
"""So many pairs are scored at a time: progress to tell, and memory that stays flat."""


class Found(NamedTuple):
    """Two records, by their numbers, and the evidence that they are of one person, in bits."""

    first: int
    second: int
    weight: float

    @property
    def probability(self) -> float:
        """How probable it is that both are one person."""
        return 1 / (1 + float(2 ** min(-self.weight, 1000)))


@dataclass(frozen=True)
class Linking:
    """One run over the table ``records`` of an engine.

    ``extras`` says how many further columns of text it has, ``across`` which pairs count, as a
    condition on a and b; ``tell`` hears how far it is.
    """

    engine: Engine
    people: int
    model: dict[str, Any]
    extras: int = 0
    across: str = ""
    faintest: float = FAINTEST
    tell: Callable[[str], None] = print

    def found(self) -> Iterator[Found]:
        """All pairs from the faintest on, the earlier record first."""
        self.meet()
        yield from self.scored()

    def meet(self) -> None:
        """Make the table ``said``: who meets whom, and what their names say."""
        for name, query in blocking.TABLES.items():
            self.engine.make(name, query)
        found = (
            "select cast(0 as int) as l, cast(0 as int) as r, cast(0 as double) as said where false"
        )
        self.engine.make("said", found)
        for rule in blocking.rules(self.extras):
            self._meet_by(rule)
            count = self._count("said")
            self.tell(f"{count:,} pairs after: {rule.name}")
        self.engine.drop("keys", "shared_keys", "meeting", "met", *blocking.TABLES)

    def _meet_by(self, rule: blocking.Rule) -> None:
        make = self.engine.make
        make("keys", rule.keys)
        make("shared_keys", blocking.shared_keys(rule))
        make("meeting", blocking.MEETING)
        needed = rule.needs(self.people)
        make("met", f"select * from ({said('meeting', self.across)}) as m where said >= {needed}")
        make("said", "select l, r, said from said union select l, r, said from met")

    def scored(self) -> Iterator[Found]:
        """Let Splink weigh everything, the names among it, part by part."""
        columns = _compared(self.extras)
        self.engine.make("compared", f"select {columns} from records")
        parts = 1 + self._count("said") // AT_ONCE
        for part in range(parts):
            yield from self._scored(part, parts)
            self.tell(f"part {part + 1} of {parts} compared")

    def _scored(self, part: int, parts: int) -> Iterator[Found]:
        self.engine.make(
            "blocked",
            "select l as join_key_l, r as join_key_r, "
            f" cast(floor(said * {STEPS}) as int) as match_key from said"
            f" where (l + r) % {parts} = {part}",
        )
        model = fitted(self.model, self.people, self.extras)
        linker = Linker(
            self.engine.api.register("compared"), model, validate_settings=False, log_level="ERROR"
        )
        pairs = self.engine.api.register("blocked")
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        scored = linker.inference.predict(
            threshold_match_weight=self.faintest, warning_mode="never"
        )
        query = f"select unique_id_l, unique_id_r, match_weight from {scored.physical_name}"
        table = self.engine.fetch(query)
        scored.drop_table_from_database_and_remove_from_cache()
        yield from map(Found, *(column.to_pylist() for column in table.columns))

    def _count(self, name: str) -> int:
        counted = self.engine.fetch(f"select count(*) as n from {name}")
        return int(counted["n"][0].as_py())


def _compared(extras: int) -> str:
    """The columns Splink reads.

    What the names say belongs to a pair and comes as its ``match_key``; Splink asks both records
    for every column a model names, hence the empty one.
    """
    return ", ".join(
        (
            "unique_id, year, month, day, vague, sex, nationalities, documents, phones",
            "cast(null as int) as match_key",
            *(f"extra_{number + 1}" for number in range(extras)),
        )
    )
