"""Read all records once, in several processes, into one table in memory.

Each word of a name fills a slot with columns of its own (``Word``, and how many bits it says to
share its ``text``, its ``bones`` or its ``sound``). A birth date of which the month is not known,
or which is 1 January, is ``vague``: offices write 1 January where they know the year.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from haven.kernel.names import script_of
from haven.people.matching.batch.records import Born, Record
from haven.people.matching.batch.words import NO_WORD, SLOTS, Word, rarities, words_of

CHUNK = 10_000
"""Records read by one process at a time."""

AHEAD = 2
"""Chunks that wait for each process: memory stays flat however many records come."""

GRACE = 2
"""Bits that a name of few bearers may say beyond its rarity; measured, benchmarks/linking.py."""

SEXES = {"female", "male"}
Progress = Callable[[str], None]
Read = tuple[pa.RecordBatch, Counter[str]]

OF_A_WORD = {
    "text": pa.string(),
    "letters": pa.string(),
    "bones": pa.string(),
    "sound": pa.string(),
    "ways": pa.list_(pa.int64()),
    "low": pa.int64(),
    "high": pa.int64(),
}
BITS = ("text_bits", "bones_bits", "sound_bits")
BESIDE = {
    "words": pa.int32(),
    "whole": pa.string(),
    "script": pa.string(),
    "year": pa.int32(),
    "month": pa.int32(),
    "day": pa.int32(),
    "vague": pa.bool_(),
    "sex": pa.string(),
    "nationalities": pa.list_(pa.string()),
    "documents": pa.list_(pa.string()),
    "phones": pa.list_(pa.string()),
    "source": pa.string(),
}


def prepare(records: Iterable[Record], processes: int, tell: Progress) -> pa.Table:
    """All records as a table, numbered in the order they come.

    Names are held in the memory of this process and of ``processes`` others, and nowhere else.
    """
    batches, tally, count = list[pa.RecordBatch](), Counter[str](), 0
    for batch, counted in _read_all(records, processes):
        batches.append(batch)
        tally.update(counted)
        count += batch.num_rows
        tell(f"{count:,} records read")
    table = pa.Table.from_batches(batches or [_read_some([])[0]]).combine_chunks()
    numbered = table.append_column("unique_id", pa.array(range(count), pa.int32()))
    return _with_namesakes(_with_rarity(numbered, tally))


def _read_all(records: Iterable[Record], processes: int) -> Iterator[Read]:
    """Chunk by chunk, in the order they came; one process reads by itself."""
    source = iter(records)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    if processes < 2:
        yield from map(_read_some, chunks)
        return
    waiting: deque[Future[Read]] = deque()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_read_some, chunk))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_some(records: list[Record]) -> Read:
    words = [words_of(record.names) for record in records]
    columns = dict[str, Iterable[Any]]()
    for slot in range(SLOTS):
        here = [heard[slot] if slot < len(heard) else NO_WORD for heard in words]
        names = (f"{part}_{slot + 1}" for part in OF_A_WORD)
        columns.update(zip(names, zip(*here, strict=True), strict=False))
    beside = [_beside(record, heard) for record, heard in zip(records, words, strict=True)]
    schema = _schema(len(records[0].extras) if records else 0)
    last = schema.names[len(columns) :]
    columns.update(zip(last, zip(*beside, strict=True), strict=False))
    arrays = [_array(columns.get(field.name, ()), field.type) for field in schema]
    tally = Counter(word.text for heard in words for word in heard)
    return pa.RecordBatch.from_arrays(arrays, schema=schema), tally


def _array(values: Iterable[Any], kind: pa.DataType) -> pa.Array:
    """What is empty is not known."""
    if kind in (pa.bool_(), pa.int32()):
        return pa.array(values, kind)
    return pa.array([value or None for value in values], kind)


def _beside(record: Record, words: list[Word]) -> tuple[Any, ...]:
    """All that belongs to no single word, in the order of ``BESIDE``."""
    return (
        len(words),
        " ".join(sorted(word.text for word in words)),
        script_of(record.names[0]).value if record.names else "",
        *(record.birth or (None, None, None)),
        _vague(record.birth),
        record.sex if record.sex in SEXES else "",
        record.nationalities,
        record.documents,
        record.phones,
        record.source,
        *(" ".join(text.casefold().split()) for text in record.extras),
    )


def _vague(birth: Born | None) -> bool | None:
    return None if birth is None else birth[2] is None or birth[1:] == (1, 1)


def _schema(extras: int) -> pa.Schema:
    return pa.schema(
        {
            **{f"{part}_{n}": OF_A_WORD[part] for n in range(1, SLOTS + 1) for part in OF_A_WORD},
            **BESIDE,
            **{f"extra_{n}": pa.string() for n in range(1, extras + 1)},
        }
    )


def _with_rarity(table: pa.Table, tally: Counter[str]) -> pa.Table:
    rarity = rarities(tally)
    texts = pa.array(rarity, pa.string())
    values = [pa.array(bits, pa.float64()) for bits in zip(*rarity.values(), strict=True)]
    for slot in range(1, SLOTS + 1):
        places = pc.index_in(table[f"text_{slot}"].combine_chunks(), value_set=texts)
        for name, bits in zip(BITS, values or [pa.array([], pa.float64())] * 3, strict=True):
            table = table.append_column(f"{name}_{slot}", pc.take(bits, places))
    return table


def _with_namesakes(table: pa.Table) -> pa.Table:
    """With ``at_most``: more bits nobody's name can say, whose whole name several others bear.

    One of two bearers may be the other filed again: only from the third on they are counted.
    """
    counted = table["whole"].combine_chunks().value_counts()
    places = pc.index_in(table["whole"].combine_chunks(), value_set=counted.field("values"))
    others = pc.subtract(pc.take(counted.field("counts"), places), 2)
    share = pc.divide(float(table.num_rows), pc.cast(others, pa.float64()))
    bits = pc.if_else(pc.greater(others, 0), pc.add(pc.log2(pc.abs(share)), GRACE), None)
    return table.drop_columns(["whole"]).append_column("at_most", bits)
