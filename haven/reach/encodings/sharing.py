"""The secret of an agreement as two people pass it on: by telephone, on paper, face to face.

Fourteen groups of four, in letters that are not mistaken for one another; three bytes of it tell
a slip of the pen.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import b32decode, b32encode
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from haven.kernel.codes import ALPHABET, LOOK_ALIKES
from haven.kernel.linkage.encoding import SECRET_BYTES

GROUP, CHECK_BYTES, LETTERS = 4, 3, 56
THEIRS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""The alphabet of RFC 4648."""

MISTYPED = _("This secret has a mistake. Compare it group by group: there are 14 groups of four.")


class MistypedSecretError(ValueError):
    """A secret that cannot have been issued so, in words fit for the page."""


def new_secret() -> str:
    """A secret as it is passed on; nobody has it twice."""
    return written(secrets.token_bytes(SECRET_BYTES))


def written(secret: bytes) -> str:
    """A secret as it is passed on."""
    letters = b32encode(secret + _check(secret)).decode().translate(str.maketrans(THEIRS, ALPHABET))
    return "-".join(re.findall(f".{{{GROUP}}}", letters))


def read_secret(text: str) -> bytes:
    """The secret somebody typed, whatever the case, the spaces and the hyphens.

    Raises:
        MistypedSecretError: it has a mistake.
    """
    letters = text.upper().translate(LOOK_ALIKES)
    if len(letters) != LETTERS or not set(letters) <= set(ALPHABET):
        raise MistypedSecretError(MISTYPED)
    whole = b32decode(letters.translate(str.maketrans(ALPHABET, THEIRS)))
    secret, check = whole[:SECRET_BYTES], whole[SECRET_BYTES:]
    if check != _check(secret):
        raise MistypedSecretError(MISTYPED)
    return secret


def label_of(secret: bytes) -> str:
    """What both sides call an agreement; it says nothing about the secret.

    >>> label_of(bytes(32))
    'A-1EF0D3B4EADE'
    """
    return "A-" + hmac.digest(secret, b"label", "sha256").hex()[:12].upper()


def _check(secret: bytes) -> bytes:
    return sha256(secret).digest()[:CHECK_BYTES]
