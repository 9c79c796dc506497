"""Sessions in the database, of whose keys only digests rest: a copy of it signs nobody in."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils.timezone import now

COLUMN = 40
"""Letters of the digest that fit: 160 bits, as many as the key itself is worth."""


def digest_of(session_key: str | None) -> str:
    """What stands in the database for a key that only the browser knows."""
    return sha256((session_key or "").encode()).hexdigest()[:COLUMN]


class SessionStore(db.SessionStore):
    """Django's own store, asked by the digest of the key."""

    def load(self) -> dict[str, Any]:
        """What she has with her, or nothing when the session is over."""
        known = self.model.objects.filter(
            session_key=digest_of(self.session_key), expire_date__gt=now()
        ).first()
        if known is None:
            self._session_key = None
            return {}
        return self.decode(known.session_data)

    def exists(self, session_key: str) -> bool:
        """Whether somebody has this key already."""
        return super().exists(digest_of(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row as it rests."""
        row = super().create_model_instance(data)
        row.session_key = digest_of(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        if key := session_key or self.session_key:
            super().delete(digest_of(key))
