"""Under which blind tokens a person is filed, so that she is found by what she says of herself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Model

from haven.foundation.vault.tokens import token
from haven.kernel.ages import BirthDate
from haven.kernel.names import name_keys, skeletons
from haven.people.persons.births import birth_of
from haven.people.persons.models import (
    Channel,
    Contact,
    Identifier,
    Name,
    Person,
    TokenKind,
)

SIGNIFICANT_DIGITS = 9
"""A number is the same with and without its country code when its last nine digits are."""

FEWEST_DIGITS = 6

Filed = tuple[TokenKind, int]
FILED = ("mission", "person", "kind", "token")
"""What a finding token consists of, in the order it is written."""
OfName = Callable[[str, str], frozenset[int]]


def name_tokens(realm: str, name: str) -> frozenset[int]:
    """The tokens of a name in a mission."""
    return frozenset(token(realm, "name", key) for key in name_keys(name))


def heard_tokens(realm: str, word: str) -> frozenset[int]:
    """The tokens of one word of a name as it is heard, without allowance for slips."""
    return frozenset(token(realm, "name", key) for key in skeletons(word))


def phone_token(realm: str, number: str) -> int | None:
    """The token of a telephone number, or None when it is too short to be one."""
    digits = "".join(str(int(letter)) for letter in number if letter.isdecimal())
    short = len(digits) < FEWEST_DIGITS
    return None if short else token(realm, "phone", digits[-SIGNIFICANT_DIGITS:])


def document_token(realm: str, number: str) -> int | None:
    """The token of a document's number, whatever its case, spaces and hyphens."""
    signs = re.sub(r"[\W_]+", "", number).upper()
    return token(realm, "document", signs) if signs else None


def birth_token(realm: str, birth: BirthDate | None) -> int | None:
    """The token of a birth date known to the day."""
    return token(realm, "birth", birth.earliest.isoformat()) if birth and birth.day else None


def filed(
    person: Person, rows: Iterable[Model], of_name: OfName = name_tokens
) -> list[tuple[object, ...]]:
    """Under what these rows of hers are found, as values of ``FILED``.

    ``of_name`` may remember names met before.
    """
    realm = person.mission.code
    under = {filing for row in (person, *rows) for filing in _tokens_of(row, realm, of_name)}
    return [(person.mission_id, person.pk, kind.value, token) for kind, token in sorted(under)]


def _tokens_of(row: Model, realm: str, of_name: OfName) -> Iterator[Filed]:
    match row:
        case Name():
            yield from ((TokenKind.NAME, token) for token in of_name(realm, row.text or ""))
        case Contact(channel=Channel.PHONE | Channel.MESSAGE):
            yield from _filing(TokenKind.PHONE, phone_token(realm, row.value or ""))
        case Identifier():
            yield from _filing(TokenKind.DOCUMENT, document_token(realm, row.number or ""))
        case Person():
            yield from _filing(TokenKind.BIRTH, birth_token(realm, birth_of(row)))


def _filing(kind: TokenKind, token: int | None) -> Iterator[Filed]:
    if token is not None:
        yield kind, token
