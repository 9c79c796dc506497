"""What a record brings into the comparison."""

from __future__ import annotations

from typing import NamedTuple

Born = tuple[int, int | None, int | None]
"""Year, month and day of birth, as far as they are known."""


class Record(NamedTuple):
    """One record of a person; empty is what nobody knows.

    ``names`` are whole names in any writing. Numbers of documents and phones are compared as they
    stand. ``extras`` are further texts (street, town), in one order for all records. ``source``
    says from where it comes, where two bases are linked.
    """

    names: tuple[str, ...]
    birth: Born | None = None
    sex: str = ""
    nationalities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    source: str = ""
