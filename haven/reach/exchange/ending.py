"""How a file ends: its words go at once, and its key after the commit."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from haven.foundation.vault.keyring import destroy_keys
from haven.reach.exchange.models import FileState, HtcdsFile


def forget(file: HtcdsFile, state: FileState, at: datetime) -> None:
    """Forget what a file said; its counts stay. For use inside an action."""
    file.state, file.ended_at, file.content, file.remarks = state, at, None, None
    file.save(update_fields=["state", "ended_at", "content", "remarks"])
    transaction.on_commit(partial(destroy_keys, [file.key]))
