"""The grid: every cell of a table with all its totals, and the sums that tie them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

ALL = "*"
"""The code of a total."""

NOT = "!"
"""Before a code: everybody who does not have it. Never shown, always guarded."""

Key = tuple[str, ...]
Row = tuple[str | frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension of a table with its values; ``many`` when a unit may have several of them."""

    name: str
    values: tuple[str, ...]
    many: bool = False

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The values that add up to the total: all of them, or each with its own opposite."""
        if self.many:
            return [(value, NOT + value) for value in self.values]
        return [self.values] if self.values else []

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code a cell may bear on this axis."""
        return (*(code for group in self.groups for code in group), ALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A sum everybody can do: these parts make this total."""

    total: int
    parts: tuple[int, ...]


class Grid:
    """Exact counts of every cell, numbered, with the lines between them."""

    def __init__(self, axes: tuple[Axis, ...], rows: Mapping[Row, int]) -> None:
        self.axes = axes
        self.keys: list[Key] = list(product(*(axis.codes for axis in axes)))
        self.number = {key: number for number, key in enumerate(self.keys)}
        counted = _count(rows)
        self.counts = [_with_opposites(key, counted) for key in self.keys]
        self.hidden = {
            number
            for number, key in enumerate(self.keys)
            if any(code.startswith(NOT) for code in key)
        }
        self.depth = [
            frozenset(place for place, code in enumerate(key) if code != ALL) for key in self.keys
        ]
        self.lines = list(self._lines())

    @property
    def size(self) -> int:
        """How many units the whole table counts."""
        return self.counts[self.number[(ALL,) * len(self.axes)]]

    def _lines(self) -> Iterable[Line]:
        for place, axis in enumerate(self.axes):
            for key in self.keys:
                if key[place] == ALL:
                    for group in axis.groups:
                        parts = tuple(self.number[beside(key, place, code)] for code in group)
                        yield Line(self.number[key], parts)


def beside(key: Key, place: int, code: str) -> Key:
    """The key with another code on one axis."""
    return (*key[:place], code, *key[place + 1 :])


def size_of(axes: Iterable[Axis]) -> int:
    """How many cells a table over these axes has, totals and opposites included."""
    return prod(len(axis.codes) for axis in axes)


def axes_of(rows: Iterable[Row], names: tuple[str, ...], many: frozenset[str]) -> tuple[Axis, ...]:
    """The axes of a table with the values that occur in its rows."""
    values: list[set[str]] = [set() for _ in names]
    for row in rows:
        for found, value in zip(values, row, strict=True):
            found.update({value} if isinstance(value, str) else value)
    return tuple(
        Axis(name, tuple(sorted(found)), name in many)
        for name, found in zip(names, values, strict=True)
    )


def _count(rows: Mapping[Row, int]) -> dict[Key, int]:
    counted: dict[Key, int] = {}
    for row, n in rows.items():
        touched = ((value, ALL) if isinstance(value, str) else (*value, ALL) for value in row)
        for key in product(*touched):
            counted[key] = counted.get(key, 0) + n
    return counted


def _with_opposites(key: Key, counted: Mapping[Key, int]) -> int:
    for place, code in enumerate(key):
        if code.startswith(NOT):
            everybody, those = beside(key, place, ALL), beside(key, place, code[1:])
            return _with_opposites(everybody, counted) - _with_opposites(those, counted)
    return counted.get(key, 0)
