"""How the tries of all server processes are counted together, without keeping who tried."""

from __future__ import annotations

import hmac
from hashlib import sha256

from haven.foundation.vault.derive import derived_key


def hidden(key: str, prefix: str, version: int) -> str:
    """What rests of a key that names an address or an account: enough to count, not to read."""
    named = f"{prefix}:{version}:{key}".encode()
    return hmac.digest(derived_key("limits"), named, sha256).hex()
