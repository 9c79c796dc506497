"""The keyring: make, open, load, rotate and destroy keys.

Opened keys are held only inside ``with held_keys()``: one request, one import, one command.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connections

from haven.foundation.inserting import insert_values
from haven.foundation.vault.derive import derived_key
from haven.foundation.vault.models import RealmKey, SealingKey
from haven.foundation.vault.router import KEYRING
from haven.foundation.vault.sealing import seal, unseal
from haven.foundation.vault.sources import KEY_BYTES

PEOPLE, TOKENS = "people", "tokens"

WRAPPING = tuple(f"realm_key__{field}" for field in ("purpose", "realm", "version", "wrapped"))
"""What opens a key's wrapping: read as values, for a page opens many keys with one of them."""

_held: ContextVar[dict[object, bytes] | None] = ContextVar("held", default=None)


class KeyGoneError(Exception):
    """The key was destroyed: what it sealed is forgotten."""


@contextmanager
def held_keys() -> Iterator[None]:
    """Hold opened keys in memory until the block ends."""
    token = _held.set({}) if _held.get() is None else None
    try:
        yield
    finally:
        if token:
            _held.reset(token)


def make_keys(key_ids: Iterable[UUID], realm: str) -> None:
    """Make a new sealing key for each id, durable before anything is sealed with it."""
    wrapping = _newest(realm, PEOPLE)
    wrapper = _open_realm_key(wrapping)
    fresh = {key_id: os.urandom(KEY_BYTES) for key_id in key_ids}
    wrapped = [
        (key_id, wrapping.pk, seal(wrapper, key, key_id.bytes)) for key_id, key in fresh.items()
    ]
    insert_values(SealingKey, ("id", "realm_key", "wrapped"), wrapped)
    _hold(fresh)


def make_missing_keys(key_ids: Iterable[UUID], realm: str) -> None:
    """Make the keys that are not there yet: the work of a job that was killed is undone in the
    data, but the keys it made stand in a database of their own."""
    wanted = list(key_ids)
    there = set(SealingKey.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    make_keys([key_id for key_id in wanted if key_id not in there], realm)


def load_keys(key_ids: Iterable[UUID]) -> None:
    """Open many keys with one query, before a page needs them one by one."""
    held = _held.get()
    if held is not None and (missing := [key_id for key_id in set(key_ids) if key_id not in held]):
        _hold(_open(missing))


def sealing_key(key_id: UUID) -> bytes:
    """The opened key.

    Raises:
        KeyGoneError: it was destroyed, or never made.
    """
    held = _held.get() or {}
    if key_id in held:
        return held[key_id]
    opened = _open([key_id])
    if key_id not in opened:
        raise KeyGoneError(f"key {key_id}")
    _hold(opened)
    return opened[key_id]


def token_key(realm: str, version: int | None = None) -> bytes:
    """The key of a mission's blind tokens: of a version, or the newest."""
    held, name = _held.get() or {}, (TOKENS, realm, "newest" if version is None else version)
    if name in held:
        return held[name]
    row = _newest(realm, TOKENS) if version is None else _of_version(realm, TOKENS, version)
    key = _open_realm_key(row)
    _hold({name: key})
    return key


def new_token_key(realm: str) -> int:
    """Make a mission the next key for its blind tokens and return its version."""
    return _make_realm_key(realm, TOKENS, _newest(realm, TOKENS).version + 1).version


def newest_token_key(realm: str) -> int:
    """The version of a mission's newest key for blind tokens."""
    return _newest(realm, TOKENS).version


def destroy_token_keys(realm: str, before: int) -> None:
    """Forget the keys of blind tokens that are filed nowhere any more."""
    RealmKey.objects.filter(realm=realm, purpose=TOKENS, version__lt=before).delete()


def destroy_keys(key_ids: Iterable[UUID]) -> None:
    """Forget for ever, also in the write-ahead log and in this process's memory."""
    doomed = list(key_ids)
    SealingKey.objects.filter(pk__in=doomed).delete()
    for key_id in doomed:
        (_held.get() or {}).pop(key_id, None)
    _empty_the_log()


def _empty_the_log() -> None:
    """What was destroyed must not lie on in the write-ahead log."""
    ring: Any = connections[KEYRING]
    if ring.vendor == "sqlite" and not ring.in_atomic_block:
        ring.empty_the_log()


def rotate(realm: str, batch: int = 1000) -> int:
    """Give a mission a new key, wrap every key of its people anew, destroy the old one.

    Returns how many keys were wrapped anew. People go on working meanwhile: the keys themselves
    do not change, only their wrapping, and each batch is written by itself. Cut short, run it
    again: whatever wraps a key stays until it wraps none.
    """
    count = 0
    new = _make_realm_key(realm, PEOPLE, _newest(realm, PEOPLE).version + 1)
    old = RealmKey.objects.filter(realm=realm, purpose=PEOPLE, version__lt=new.version)
    stale = SealingKey.objects.filter(realm_key__in=old).select_related("realm_key")
    while rows := list(stale[:batch]):
        _wrap_anew(rows, new)
        count += len(rows)
    old.delete()
    return count


def _wrap_anew(rows: list[SealingKey], wrapping: RealmKey) -> None:
    wrapper = _open_realm_key(wrapping)
    for row in rows:
        key = unseal(_open_realm_key(row.realm_key), bytes(row.wrapped), row.id.bytes)
        row.wrapped, row.realm_key = seal(wrapper, key, row.id.bytes), wrapping
    SealingKey.objects.bulk_update(rows, ["wrapped", "realm_key"])


def _open(key_ids: list[UUID]) -> dict[object, bytes]:
    rows = SealingKey.objects.filter(pk__in=key_ids).values_list("id", "wrapped", *WRAPPING)
    return {
        key_id: unseal(_unwrapped(*wrapping), bytes(wrapped), key_id.bytes)
        for key_id, wrapped, *wrapping in rows
    }


def _newest(realm: str, purpose: str) -> RealmKey:
    keys = RealmKey.objects.filter(realm=realm, purpose=purpose)
    return keys.order_by("version").last() or _make_realm_key(realm, purpose, 1)


def _of_version(realm: str, purpose: str, version: int) -> RealmKey:
    return RealmKey.objects.get(realm=realm, purpose=purpose, version=version)


def _make_realm_key(realm: str, purpose: str, version: int) -> RealmKey:
    made = RealmKey(realm=realm, purpose=purpose, version=version)
    made.wrapped = seal(derived_key("keyring"), os.urandom(KEY_BYTES), str(made).encode())
    same, _ = RealmKey.objects.get_or_create(
        realm=realm, purpose=purpose, version=version, defaults={"wrapped": made.wrapped}
    )
    return same


def _open_realm_key(row: RealmKey) -> bytes:
    return _unwrapped(row.purpose, row.realm, row.version, bytes(row.wrapped))


def _unwrapped(purpose: str, realm: str, version: int, wrapped: bytes) -> bytes:
    held = _held.get() or {}
    name = (purpose, realm, version)
    if name not in held:
        context = str(RealmKey(purpose=purpose, realm=realm, version=version)).encode()
        key = unseal(derived_key("keyring"), bytes(wrapped), context)
        _hold({name: key})
        return key
    return held[name]


def _hold(keys: Mapping[Any, bytes]) -> None:
    held = _held.get()
    if held is not None:
        held.update(keys)
