"""Keys derived from the root key, one a purpose, so that no key serves two."""

from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from haven.foundation.vault.sources import KEY_BYTES, configured_source


@cache
def derived_key(purpose: str) -> bytes:
    """The 32-byte key for a purpose (HKDF-SHA256, RFC 5869)."""
    root = configured_source().root_key()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"haven/{purpose}".encode()).derive(root)
