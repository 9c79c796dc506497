"""Who is compared with whom: records that share a key which few others share.

Every rule is a join on equal keys, in the SQL of DuckDB; ``engines`` turns it into Spark's. Nobody
is born on 1 January: where it stands, or the year alone, other rules have to do. Years that may be
one or two off are keyed by windows of four years that overlap by two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2

from haven.people.matching.batch.words import SLOTS

ALL_OF_A_BLOCK = 250
"""What more records share tells nobody apart, and would only cost time."""

SURELY = 100
"""Bits that leave nothing to the names: a document, or columns we do not know."""

HEARD = " union all ".join(
    f"select unique_id, {slot} as slot, sound_{slot} as sound, unnest(ways_{slot}) as way"
    f" from records where sound_{slot} is not null"
    for slot in range(1, SLOTS + 1)
)
TABLES = {
    "heard": HEARD,
    "sexed": "select unique_id,"
    " unnest(case when sex is null then ['female', 'male'] else [sex] end) as sex from records",
    "windows": "select unique_id, vague, unnest([year // 2, year // 2 - 1]) as years from records"
    " where year is not null",
    "two_heard": "select distinct a.unique_id, least(a.way, b.way) as one, greatest(a.way, b.way)"
    " as other from heard a join heard b on a.unique_id = b.unique_id and a.slot < b.slot",
    "heard_and_end": "select distinct a.unique_id, a.way, b.piece from heard a join ("
    " select unique_id, slot, left(sound, 2) || '-' as piece from heard union all"
    " select unique_id, slot, '-' || right(sound, 2) as piece from heard"
    ") b on a.unique_id = b.unique_id and a.slot <> b.slot",
}
"""What several rules start from, in the order they are made."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to meet: ``keys`` selects unique_id, up to three parts of a key, and who ``asks``.

    Two records meet when at least one of them asks. ``beside`` is how many bits all else can add to
    the names of whoever meets here: pairs whose names say too little are not looked at again.
    """

    name: str
    keys: str
    beside: float
    largest: int = ALL_OF_A_BLOCK

    def needs(self, people: int) -> float:
        """How many bits names have to say among so many people."""
        return log2(max(2, people)) - self.beside - FAINTEST


FAINTEST = 5
"""Below odds of 1 to 2**5 nobody is shown a pair."""

RULES = (
    Rule(
        "two words, sex and about the year",
        "select unique_id, one as a, other as b, sex || cast(years as text) as c, true as asks"
        " from two_heard join windows using (unique_id) join sexed using (unique_id)",
        beside=15,
    ),
    Rule(
        "two words and sex, where no date is known",
        "select t.unique_id, one as a, other as b, s.sex as c, year is null as asks"
        " from two_heard t join sexed s on s.unique_id = t.unique_id"
        " join records r on r.unique_id = t.unique_id",
        beside=1,
        largest=1000,
    ),
    Rule(
        "a word and the day of birth, day and month in either order",
        "select distinct h.unique_id, way as a,"
        " least(month, day) * 100 + greatest(month, day) as b, year as c, true as asks"
        " from heard h join records r on r.unique_id = h.unique_id"
        " where not vague",
        beside=15,
    ),
    Rule(
        "a word, an end of another, and the day of birth without the year",
        "select h.unique_id, way as a, piece as b, month * 100 + day as c, true as asks"
        " from heard_and_end h join records r on r.unique_id = h.unique_id where not vague",
        beside=11,
    ),
    Rule(
        "a word, sex and the year, where the day is not known",
        "select distinct h.unique_id, way as a, s.sex as b, year as c, true as asks from heard h"
        " join sexed s on s.unique_id = h.unique_id join records r on r.unique_id = h.unique_id"
        " where vague",
        beside=9,
        largest=100,
    ),
    Rule(
        "a word, an end of another and about the year, where the day is not known",
        "select h.unique_id, way as a, piece as b, sex || cast(years as text) as c, true as asks"
        " from heard_and_end h join windows w on w.unique_id = h.unique_id"
        " join sexed s on s.unique_id = h.unique_id where vague",
        beside=9,
    ),
    Rule(
        "a document or a telephone",
        "select unique_id, number as a, 0 as b, 0 as c, true as asks from ("
        " select unique_id, unnest(documents) as number from records union"
        " select unique_id, unnest(phones) as number from records) as numbers",
        beside=SURELY,
    ),
)


def rules(extras: int) -> Iterator[Rule]:
    """All rules; further columns meet in pairs, and each with a word or the day of birth."""
    columns = [f"extra_{number + 1}" for number in range(extras)]
    for rule in RULES:
        yield replace(rule, beside=SURELY) if extras else rule
    for column in columns:
        yield from _with_a_column(column)
    for one, other in combinations(columns, 2):
        keys = f"select unique_id, {one} as a, {other} as b, 0 as c, true as asks from records"
        yield Rule(f"{one} and {other}", keys, SURELY)


def _with_a_column(column: str) -> Iterator[Rule]:
    yield Rule(
        f"a word and {column}",
        f"select distinct h.unique_id, way as a, {column} as b, 0 as c, true as asks"
        " from heard h join records r on r.unique_id = h.unique_id",
        SURELY,
    )
    yield Rule(
        f"the day of birth and {column}",
        f"select unique_id, month * 100 + day as a, {column} as b, year as c, true as asks"
        " from records where not vague",
        SURELY,
    )


def shared_keys(rule: Rule) -> str:
    """The keys of a rule in table ``keys`` that more than one record has, and not too many."""
    return (
        "select k.unique_id, k.a, k.b, k.c, k.asks from keys k join ("
        " select a, b, c from keys where a is not null and b is not null and c is not null"
        f" group by a, b, c having count(*) between 2 and {rule.largest} and bool_or(asks)"
        ") s on k.a = s.a and k.b = s.b and k.c = s.c"
    )


MEETING = """
    select distinct least(x.unique_id, y.unique_id) as l, greatest(x.unique_id, y.unique_id) as r
    from shared_keys x join shared_keys y on x.a = y.a and x.b = y.b and x.c = y.c
    where x.asks and x.unique_id <> y.unique_id and (not y.asks or x.unique_id < y.unique_id)
"""
"""The pairs that meet under ``shared_keys``, each once, the earlier record first."""
