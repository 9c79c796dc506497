"""Read an uploaded workbook once: sound rows, faults in words, and which rows are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from haven.foundation.access.models import Mission
from haven.foundation.vault.tokens import token
from haven.reach.exchange import queries
from haven.reach.exchange.gathering import many_rows
from haven.reach.exchange.htcds.reading import open_workbook
from haven.reach.exchange.htcds.rows import Fault, Row, as_json, from_json
from haven.reach.exchange.mapping import whole_name

MOST_REMARKS = 200
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sound:
    """A row without fault, with the blind token it is known by."""

    row: Row
    digest: int


@dataclass(frozen=True, slots=True)
class Upload:
    """What a workbook says, before anything of it is kept."""

    digest: str
    sound: tuple[Sound, ...]
    faults: tuple[Fault, ...]
    doubts: tuple[Fault, ...]
    unread: tuple[str, ...]
    rows: int
    known: int
    alike: tuple[int, ...]

    @property
    def content(self) -> list[Any]:
        """The sound rows as they are kept."""
        return [[one.row.number, one.digest, as_json(one.row.answers)] for one in self.sound]

    @property
    def remarks(self) -> dict[str, Any]:
        """What is said about the file, as it is kept."""
        return {
            "faults": list(map(str, self.faults[:MOST_REMARKS])),
            "doubts": list(map(str, self.doubts[:MOST_REMARKS])),
            "unread": list(self.unread),
            "alike": list(self.alike),
            "faults_in_all": len(self.faults),
            "doubts_in_all": len(self.doubts),
            "refusing": sum(one.row.answers.get("con_Consent") is False for one in self.sound),
        }


@many_rows()
def read_upload(file: BinaryIO, mission: Mission, on: date) -> Upload:
    """Read a workbook for a mission; nothing is written.

    Raises:
        UnreadableWorkbookError: it is no workbook of the standard.
    """
    sheet = open_workbook(file)
    rows = [_not_born_yet(row, on) for row in sheet.rows()]
    sound = _sound(rows, mission)
    known = queries.known_digests(mission, [one.digest for one in sound])
    fresh = [one.row for one in sound if one.digest not in known]
    seen = Counter(one.digest for one in sound)
    return Upload(
        digest=_digest(file),
        sound=sound,
        faults=tuple(fault for row in rows for fault in row.faults),
        doubts=tuple(doubt for row in rows for doubt in row.doubts),
        unread=sheet.unread,
        rows=len(rows),
        known=len(sound) - sum(digest not in known for digest in seen),
        alike=tuple(queries.look_alikes(mission, fresh)),
    )


def kept_rows(content: Iterable[Any]) -> list[Sound]:
    """The rows of ``Upload.content`` again."""
    return [Sound(Row(number, from_json(said)), digest) for number, digest, said in content]


def _sound(rows: list[Row], mission: Mission) -> tuple[Sound, ...]:
    """Rows without fault. Rows without a name may be alike and yet of different people: they are
    told apart by counting; a named row that comes twice is one person."""
    counts = Counter[str]()
    sound = []
    for row in rows:
        if row.faults:
            continue
        text = row.canonical()
        if not whole_name(row):
            counts[text] += 1
            text = f"{text}#{counts[text]}"
        sound.append(Sound(row, token(mission.code, "htcds", text)))
    return tuple(sound)


def _not_born_yet(row: Row, on: date) -> Row:
    birth = row.day("prs_Birthdate")
    if birth is None or birth <= on:
        return row
    fault = Fault(
        row.number, _("Birthdate"), _("%s lies in the future. Correct it.") % birth.isoformat()
    )
    return replace(row, faults=(*row.faults, fault))


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
