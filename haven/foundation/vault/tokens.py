"""Blind tokens: find a sealed value by what it says without writing down what it says.

HMAC-SHA256 under the mission's token key, cut to 63 bits. Without the keyring and the root key
a token says nothing; with the database alone an attacker sees only that two tokens are equal.
"""

import hmac
from hashlib import sha256

from haven.foundation.vault.keyring import token_key


def token(realm: str, kind: str, text: str, version: int | None = None) -> int:
    """The token of a text of this kind in this mission, as a positive 63-bit number.

    ``version`` is that of the key; without one the newest is taken.
    """
    digest = hmac.digest(token_key(realm, version), f"{kind}\x00{text}".encode(), sha256)
    return int.from_bytes(digest[:8]) >> 1
