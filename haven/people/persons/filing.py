"""Under which blind tokens a person is filed, so that she is found by what she says of herself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import Model

from haven.foundation.vault.tokens import token
from haven.kernel.linkage.filing import filed_under
from haven.people.persons.births import birth_of
from haven.people.persons.drawers import Drawers
from haven.people.persons.models import Channel, Contact, Identifier, Name, Person

SIGNIFICANT_DIGITS = 9
"""A number is the same with and without its country code when its last nine digits are."""

FEWEST_DIGITS = 6

FILED = ("mission", "person", "token")
"""What a finding token consists of, in the order it is written."""


def phone_digits(number: str) -> str:
    """The digits that tell a telephone number; none when it is too short to be one."""
    digits = "".join(str(int(letter)) for letter in number if letter.isdecimal())
    return digits[-SIGNIFICANT_DIGITS:] if len(digits) >= FEWEST_DIGITS else ""


def document_signs(number: str) -> str:
    """A document's number, whatever its case, spaces and hyphens."""
    return re.sub(r"[\W_]+", "", number).upper()


def phone_token(drawers: Drawers, number: str) -> int | None:
    """The token of a telephone number, or None when it is too short to be one."""
    return _exact(drawers, "phone", phone_digits(number))


def document_token(drawers: Drawers, number: str) -> int | None:
    """The token of a document's number, or None when it says nothing."""
    return _exact(drawers, "document", document_signs(number))


def filed(person: Person, rows: Iterable[Model], drawers: Drawers) -> list[tuple[object, ...]]:
    """Under what she is found whose rows these are, as values of ``FILED``; a signpost is not."""
    if person.joined_into_id:
        return []
    rows = list(rows)
    names = [row.text or "" for row in rows if isinstance(row, Name)]
    keys = filed_under(names, birth_of(person))
    tokens = drawers.of_person(keys, person.pk).union(*(_numbers(row, drawers) for row in rows))
    return [(person.mission_id, person.pk, token) for token in sorted(tokens)]


def _numbers(row: Model, drawers: Drawers) -> Iterator[int]:
    match row:
        case Contact(channel=Channel.PHONE | Channel.MESSAGE):
            found = phone_token(drawers, row.value or "")
        case Identifier():
            found = document_token(drawers, row.number or "")
        case _:
            return
    if found is not None:
        yield found


def _exact(drawers: Drawers, kind: str, text: str) -> int | None:
    """Beyond all drawers, so that a number is never taken for a shared drawer."""
    return token(drawers.realm, kind, text, drawers.key_version) | 1 << 62 if text else None
