"""A key for every arrival, made some at a time: each making is a write to the keyring's disk."""

from __future__ import annotations

from collections import defaultdict, deque
from contextlib import suppress
from uuid import UUID, uuid4

from haven.foundation.access.models import Mission
from haven.foundation.vault.keyring import KeyGoneError, make_keys, sealing_key

AT_ONCE = 32

_made: dict[str, deque[UUID]] = defaultdict(deque)
"""Keys that seal nothing yet, by mission: their numbers only. A process that ends leaves a few."""


def fresh_key(mission: Mission) -> UUID:
    """A key nobody has used; it was durable before anything is sealed with it."""
    made = _made[mission.code]
    while made:
        with suppress(KeyGoneError, IndexError):  # taken by another thread just now
            key = made.popleft()
            sealing_key(key)
            return key
    fresh = [uuid4() for _ in range(AT_ONCE)]
    make_keys(fresh, mission.code)
    made.extend(fresh[1:])
    return fresh[0]


def give_back(mission: Mission, key: UUID) -> None:
    """Put a key back that sealed nothing which was kept."""
    _made[mission.code].append(key)
