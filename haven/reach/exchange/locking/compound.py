"""The container Office keeps an encrypted workbook in: a compound file of two streams.

[MS-CFB] version 3: a file system in a file, of sectors of 512 bytes chained by an allocation table.
Streams below 4096 bytes lie in the *mini stream*, in chained pieces of 64 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import Struct, pack

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
SECTOR, MINI_SECTOR, SMALLEST_LARGE = 512, 64, 4096
PER_SECTOR = SECTOR // 4
IN_HEADER = 109
"""Sectors of the allocation table the header itself can name; a further list names the others."""

LIST, TABLE, END, FREE = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
ROOT, STREAM = 5, 2
RED, BLACK = 0, 1
ENTRY = Struct("<64sHBBIII36xIQ")


def compound_file(info: bytes, package: bytes) -> bytes:
    """A compound file of ``EncryptionInfo``, which is small, and ``EncryptedPackage``.

    Raises:
        ValueError: the streams do not have the sizes of their kind.
    """
    if len(info) >= SMALLEST_LARGE or len(package) < SMALLEST_LARGE:
        raise ValueError("A description is smaller than 4096 bytes, a package is not.")
    mini, minis = _padded(info, SECTOR), -(-len(info) // MINI_SECTOR)
    starts, chains = [], list[int]()
    for size in (len(mini), len(package), SECTOR, SECTOR):
        starts.append(len(chains))
        chains += _chain(-(-size // SECTOR), start=len(chains))
    directory = _directory(info, package, starts, minis * MINI_SECTOR)
    mini_table = _numbers(_chain(minis), SECTOR)
    parts = (mini, _padded(package, SECTOR), directory, mini_table)
    table, listed = _sizes(len(chains))
    allocation = [*chains, *[TABLE] * table, *[LIST] * listed]
    first = len(chains)
    header = _header(starts[2], starts[3], first, table, listed)
    return b"".join(
        (header, *parts, _numbers(allocation, table * SECTOR), *_further(first, table, listed))
    )


def _sizes(sectors: int) -> tuple[int, int]:
    """How many sectors the allocation table and the list of its own sectors need."""
    table = listed = 0
    while table * PER_SECTOR < sectors + table + listed:
        table += 1
        listed = -(-max(0, table - IN_HEADER) // (PER_SECTOR - 1))
    return table, listed


def _header(directory: int, mini_table: int, first: int, table: int, listed: int) -> bytes:
    versions = pack("<16xHHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = pack("<IIIIIIIII", 0, table, directory, 0, SMALLEST_LARGE, mini_table, 1,
                  first + table if listed else END, listed)  # fmt: skip
    named = _numbers(range(first, first + min(table, IN_HEADER)), IN_HEADER * 4)
    return SIGNATURE + versions + places + named


def _further(first: int, table: int, listed: int) -> Iterator[bytes]:
    """The sectors that name those sectors of the table the header has no room for."""
    rest = list(range(first + IN_HEADER, first + table))
    for number in range(listed):
        some = rest[number * (PER_SECTOR - 1) : (number + 1) * (PER_SECTOR - 1)]
        following = first + table + number + 1 if number + 1 < listed else END
        yield _numbers(some, SECTOR - 4) + pack("<I", following)


def _directory(info: bytes, package: bytes, starts: list[int], mini_size: int) -> bytes:
    return b"".join(
        (
            _entry("Root Entry", ROOT, start=starts[0], size=mini_size, child=1),
            _entry("EncryptionInfo", STREAM, start=0, size=len(info), right=2),
            _entry("EncryptedPackage", STREAM, RED, start=starts[1], size=len(package)),
            ENTRY.pack(b"", 0, 0, 0, FREE, FREE, FREE, 0, 0),
        )
    )


def _entry(
    name: str,
    kind: int,
    colour: int = BLACK,
    *,
    start: int,
    size: int,
    right: int = FREE,
    child: int = FREE,
) -> bytes:
    written = name.encode("utf-16-le")
    return ENTRY.pack(written, len(written) + 2, kind, colour, FREE, right, child, start, size)


def _chain(length: int, start: int = 0) -> list[int]:
    """Each place names the next, the last says that it is."""
    return [*range(start + 1, start + length), END]


def _numbers(numbers: Iterable[int], size: int) -> bytes:
    written = b"".join(pack("<I", number) for number in numbers)
    return written.ljust(size, b"\xff")


def _padded(content: bytes, size: int) -> bytes:
    return content + bytes(-len(content) % size)
