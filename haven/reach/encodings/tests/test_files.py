"""A file of encodings is read strictly: what is not honest is refused, in words and at once."""

import json
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.codes import new_code
from haven.kernel.linkage.encoding import METHOD
from haven.reach.encodings import files
from haven.reach.encodings.files import UnreadableFileError, read_file, write_file
from haven.reach.encodings.tests.conftest import SECRET

DAY = date(2026, 3, 4)
FILTER = (1 << 200) - 1
BOMB = b"[" * 1_000_000


def honest(count=3):
    return write_file({new_code(): FILTER + n for n in range(count)}, SECRET, DAY)


def sealed(*lines):
    """What only the partner could send: whatever it says, its seal is right."""
    body = b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )
    return body + json.dumps({files.SEALED_WITH: files._seal(SECRET, body)}).encode()


def told(count, **otherwise):
    return {**files.header(SECRET, count, DAY), **otherwise}


def record(filter_=FILTER):
    return [new_code(), files._text(filter_)]


HOSTILE = {
    "nothing": (b"", files.STRANGE),
    "a bomb of brackets": (BOMB, files.STRANGE),
    "a bomb of brackets, sealed": (sealed(BOMB), files.STRANGE),
    "deep, in short lines": (sealed(b"[" * 390), files.STRANGE),
    "zeros": (bytes(5_000_000), files.STRANGE),
    "too large": (bytes(files.LARGEST_FILE + 1), files.TOO_LARGE),
    "cut off": (honest()[:-200], files.STRANGE),
    "no seal": (b"".join(honest().splitlines(keepends=True)[:-1]), files.STRANGE),
    "changed": (honest().replace(b'"count": 3', b'"count": 4'), files.UNSEALED),
    "under another secret": (write_file({}, bytes(32), DAY), files.UNSEALED),
    "no header": (sealed(record()), files.STRANGE),
    "another method": (sealed(told(1, method="clk"), record()), files.OTHER_METHOD),
    "another length": (sealed(told(1, length=8), record()), files.OTHER_METHOD),
    "a wrong count": (sealed(told(2), record()), files.STRANGE),
    "no number": (sealed(told(1), ["<b>", files._text(FILTER)]), files.STRANGE),
    "a short filter": (sealed(told(1), [new_code(), "AAAA"]), files.STRANGE),
    "no filter": (sealed(told(1), [new_code(), "é"]), files.STRANGE),
    "more in a record": (sealed(told(1), [*record(), 1]), files.STRANGE),
    "everything set": (sealed(told(1), record((1 << 1024) - 1)), files.DISHONEST),
    "nothing set": (sealed(told(1), record(0)), files.DISHONEST),
    "one number twice": (sealed(told(2), *[record()] * 2), files.DISHONEST),
    "all alike": (sealed(told(101), *[record() for _ in range(101)]), files.DISHONEST),
    "too many": (
        sealed(told(files.MOST_RECORDS + 1), *[b"[]"] * (files.MOST_RECORDS + 1)),
        files.TOO_LARGE,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_within_two_seconds(name):
    content, words = HOSTILE[name]
    began = perf_counter()
    with pytest.raises(UnreadableFileError) as refusal:
        read_file(content, SECRET)
    assert perf_counter() - began < 2
    assert str(refusal.value) == str(words)


@given(
    st.dictionaries(
        st.builds(new_code),
        st.integers(0, (1 << 900) - 1).map(lambda some: some << 30 | FILTER >> 150),
    )
)
def test_an_honest_file_is_read_as_it_was_written(records):
    honest = {n: one for n, one in records.items() if 20 <= one.bit_count() <= 512}
    read = read_file(write_file(honest, SECRET, DAY), SECRET)
    assert {one.number: one.filter for one in read} == honest


def test_a_file_is_in_the_order_of_its_numbers_which_are_random():
    numbers = [json.loads(line)[0] for line in honest(50).splitlines()[1:-1]]
    assert numbers == sorted(numbers)


def test_its_header_names_the_method():
    assert json.loads(honest().splitlines()[0])["method"] == METHOD
