"""Pairs of records whose truth somebody knows, read from a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from haven.kernel.ages import BirthDate
from haven.kernel.linkage import Description
from haven.kernel.names import Script, script_of

COLUMNS = ("left", "right", "same")
TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
SEXES = {"f": "female", "m": "male"} | {word: word for word in ("female", "male", "other")}
NOBODY_KNOWS = {"", "unknown"}


class MislabelledError(Exception):
    """The file does not say what it should; the message tells where and how to mend it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One side of a pair."""

    name: str
    birth: BirthDate | None
    sex: str

    def described(self) -> Description:
        """As it is compared."""
        return Description.of(self.name, birth=self.birth, sex=self.sex)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records and whether they are one person's."""

    left: Record
    right: Record
    same: bool

    @property
    def scripts(self) -> tuple[Script, Script]:
        """The writings of the two names, in no order."""
        first, second = sorted((script_of(self.left.name), script_of(self.right.name)))
        return first, second


def read_pairs(path: Path) -> list[Pair]:
    """Read a CSV file with the columns ``left,right,same`` and, if known, births and sexes.

    Raises:
        MislabelledError: in words fit for whoever wrote the file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            pairs = list(_pairs(csv.DictReader(file, strict=True)))
    except OSError as refusal:
        raise MislabelledError(f"{path} cannot be read: {refusal.strerror}.") from None
    except UnicodeDecodeError:
        raise MislabelledError(f"{path} is not a UTF-8 text. Save it as CSV UTF-8.") from None
    except csv.Error as broken:
        raise MislabelledError(
            f"{path} is not a table of comma-separated values: {broken}."
        ) from None
    if not pairs:
        raise MislabelledError(f"{path} holds no pairs.")
    return pairs


def _pairs(rows: csv.DictReader[str]) -> Iterator[Pair]:
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise MislabelledError(
            f"The first line must name the columns left, right and same: {', '.join(missing)} "
            "is missing."
        )
    for row in rows:
        try:
            yield Pair(_record(row, "left"), _record(row, "right"), _truth(row["same"] or ""))
        except ValueError as wrong:
            raise MislabelledError(f"Line {rows.line_num}: {wrong}") from None


def _record(row: Mapping[str, str | None], side: str) -> Record:
    def told(column: str) -> str:
        return (row.get(column) or "").strip()

    return Record(told(side), _birth(told(f"{side}_birth")), _sex(told(f"{side}_sex")))


def _truth(said: str) -> bool:
    try:
        return TRUTHS[said.strip().lower()]
    except KeyError:
        raise ValueError(f"same must be 1 or 0, not “{said}”.") from None


def _birth(said: str) -> BirthDate | None:
    if said.lower() in NOBODY_KNOWS:
        return None
    try:
        return BirthDate(*map(int, said.split("-", 2)))
    except ValueError:
        raise ValueError(
            f"“{said}” is no date of birth. Write 1994-05-17, 1994-05 or 1994."
        ) from None


def _sex(said: str) -> str:
    if said.lower() in NOBODY_KNOWS:
        return ""
    try:
        return SEXES[said.lower()]
    except KeyError:
        raise ValueError(f"sex must be female, male or other, not “{said}”.") from None
