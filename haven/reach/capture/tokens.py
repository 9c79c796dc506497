"""The token of a phone: it says where to look, and proves by its chance whose it is.

It begins with the mission, so that a request with a made-up token looks nowhere else, and never
over the wall. 256 bits of chance went into it: its digest needs no salt.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from haven.foundation.access.models import Mission

CHANCE_BYTES = 32
LONGEST = 80


def new_token(mission: Mission) -> str:
    """A token for a phone that works in a mission."""
    return f"{mission.pk}.{secrets.token_urlsafe(CHANCE_BYTES)}"


def mission_of(token: str) -> int | None:
    """The mission a token says it is for, or none when it is no token."""
    number, dot, _chance = token.partition(".")
    known = dot and len(token) <= LONGEST and number.isascii() and number.isdigit()
    return int(number) if known else None


def digest_of(token: str) -> str:
    """What rests of a token."""
    return sha256(token.encode()).hexdigest()
