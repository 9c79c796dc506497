"""A file of encodings: one line about itself, one for each record, and a seal under the secret.

The lines are JSON. A record is a random number and a filter, nothing else: no code, no mission, no
band, for whoever compares cuts the filters into pieces herself. The seal is checked before anything
is read, so that only the partner can send us a file at all.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from haven.kernel.codes import MistypedCodeError, read_code
from haven.kernel.linkage.encoding import FILTER_BYTES, LENGTH, METHOD, TURNED
from haven.reach.encodings.sharing import label_of

MOST_RECORDS = 50_000
LONGEST_LINE = 400
LARGEST_FILE = MOST_RECORDS * 220
FEWEST_BITS, MOST_BITS = 20, LENGTH // 2
"""An honest filter has some 60 to 350 bits set."""

MOST_ALIKE = 100
"""So many records may have one filter: namesakes born on one day are few."""

SEALED_WITH = "HMAC-SHA256"

STRANGE = _("This is not a file of encodings, or it is damaged. Ask the partner to send it again.")
UNSEALED = _(
    "This file was not made under the secret of this agreement, or somebody changed it. Compare"
    " the names of the agreement on both sides and type the secret anew."
)
OTHER_METHOD = _("The partner's Haven encodes in another way. Both must have the same version.")
TOO_LARGE = _("This file has more than 50,000 records. Ask the partner to divide it.")
DISHONEST = _("This file has records no honest encoding has. Nothing of it was compared.")


class UnreadableFileError(ValueError):
    """A file that is no file of encodings of this agreement, in words fit for the page."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One record of a file: its random number, and its filter."""

    number: str
    filter: int


def header(secret: bytes, count: int, on: date) -> Mapping[str, Any]:
    """What a file says about itself."""
    return {
        "file": "haven encodings",
        "method": METHOD,
        "length": LENGTH,
        "turned": TURNED,
        "agreement": label_of(secret),
        "count": count,
        "made_on": on.isoformat(),
    }


def write_file(records: Mapping[str, int], secret: bytes, on: date) -> bytes:
    """These filters by their numbers, as a file; in the order of the numbers, which are random."""
    lines = [json.dumps(header(secret, len(records), on))]
    lines += (json.dumps([number, _text(records[number])]) for number in sorted(records))
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + json.dumps({SEALED_WITH: _seal(secret, body)}).encode() + b"\n"


def read_file(content: bytes, secret: bytes) -> list[Encoded]:
    """The records of a file of the partner.

    Raises:
        UnreadableFileError: it is not one, is too large, or is not sealed under the secret.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError(TOO_LARGE)
    lines = _sealed_lines(content, secret)
    _look_at(_object(lines[0]), secret, len(lines) - 1)
    records = [_record(line) for line in lines[1:]]
    _doubt(records)
    return records


def _sealed_lines(content: bytes, secret: bytes) -> list[bytes]:
    body, _, last = content.rstrip(b"\n").rpartition(b"\n")
    told = _object(last)
    seal = told.get(SEALED_WITH) if isinstance(told, dict) else None
    if not body or not isinstance(seal, str) or not seal.isascii():
        raise UnreadableFileError(STRANGE)
    if not hmac.compare_digest(seal, _seal(secret, body + b"\n")):
        raise UnreadableFileError(UNSEALED)
    return body.split(b"\n")


def _look_at(told: Any, secret: bytes, count: int) -> None:
    if not isinstance(told, dict):
        raise UnreadableFileError(STRANGE)
    expected = header(secret, count, date.min)
    ways = ("file", "method", "length", "turned")
    if any(told.get(way) != expected[way] for way in ways):
        raise UnreadableFileError(OTHER_METHOD)
    if count > MOST_RECORDS:
        raise UnreadableFileError(TOO_LARGE)
    if told.get("count") != count or told.get("agreement") != expected["agreement"]:
        raise UnreadableFileError(STRANGE)


def _record(line: bytes) -> Encoded:
    match _object(line):
        case [str(number), str(text)]:
            return Encoded(_number(number), _filter(text))
    raise UnreadableFileError(STRANGE)


def _number(text: str) -> str:
    try:
        return read_code(text)
    except MistypedCodeError as mistyped:
        raise UnreadableFileError(STRANGE) from mistyped


def _filter(text: str) -> int:
    try:
        whole = b64decode(text, validate=True)
    except (NotBase64Error, ValueError) as strange:
        raise UnreadableFileError(STRANGE) from strange
    if len(whole) != FILTER_BYTES:
        raise UnreadableFileError(STRANGE)
    return int.from_bytes(whole, "big")


def _doubt(records: list[Encoded]) -> None:
    """Refuse what would only make the comparison long: filters nobody has, or all the same."""
    numbers = {one.number for one in records}
    alike = Counter(one.filter for one in records).most_common(1)
    honest = all(FEWEST_BITS <= one.filter.bit_count() <= MOST_BITS for one in records)
    if not honest or len(numbers) < len(records) or (alike and alike[0][1] > MOST_ALIKE):
        raise UnreadableFileError(DISHONEST)


def _object(line: bytes) -> Any:
    if len(line) > LONGEST_LINE:
        raise UnreadableFileError(STRANGE)
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as strange:
        raise UnreadableFileError(STRANGE) from strange


def _text(filter_: int) -> str:
    return b64encode(filter_.to_bytes(FILTER_BYTES, "big")).decode()


def _seal(secret: bytes, body: bytes) -> str:
    return hmac.digest(secret, b"file" + body, "sha256").hex()


def as_kept(records: list[Encoded]) -> list[list[str]]:
    """Records as they are kept until they are compared."""
    return [[one.number, _text(one.filter)] for one in records]


def kept(content: list[list[str]]) -> Iterator[Encoded]:
    """The records of `as_kept` again."""
    return (Encoded(number, _filter(text)) for number, text in content)
