"""Seal bytes with a key, bound to the place they belong to.

AES-256-GCM-SIV (RFC 8452). A sealed blob is one byte that names the algorithm, 12 bytes of
nonce, and the ciphertext with its tag.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

ALGORITHM = b"\x01"
NONCE_BYTES = 12


class BrokenSealError(Exception):
    """The blob was not sealed with this key for this place, or somebody changed it."""


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Encrypt ``plain`` so that it opens only with ``key`` and only in ``context``."""
    nonce = os.urandom(NONCE_BYTES)
    return ALGORITHM + nonce + AESGCMSIV(key).encrypt(nonce, plain, context)


def unseal(key: bytes, blob: bytes, context: bytes) -> bytes:
    """Open what ``seal`` made.

    Raises:
        BrokenSealError: wrong key, wrong context, or changed bytes.
    """
    if blob[:1] != ALGORITHM:
        raise BrokenSealError("Unknown algorithm.")
    nonce, sealed = blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :]
    try:
        return AESGCMSIV(key).decrypt(nonce, sealed, context)
    except InvalidTag as broken:
        raise BrokenSealError("The seal does not hold.") from broken
