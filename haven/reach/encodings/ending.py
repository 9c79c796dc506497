"""How an agreement ends: what it left behind goes at once, and its keys after the commit."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from haven.foundation.vault.keyring import destroy_keys
from haven.reach.encodings.models import Agreement, TheirFile


def end(agreement: Agreement, at: datetime) -> None:
    """Destroy secret, numbers, pairs and a file that waits. For use inside an action or a job."""
    delete_file(agreement)
    agreement.numbered.all().delete()
    agreement.pairs.all().delete()
    agreement.ended_at, agreement.secret = at, None
    agreement.save(update_fields=["ended_at", "secret"])
    transaction.on_commit(partial(destroy_keys, [agreement.key]))


def delete_file(agreement: Agreement) -> None:
    """Delete the partner's file, if there is one, and destroy its key."""
    files = TheirFile.objects.filter(agreement=agreement)
    keys = list(files.values_list("key", flat=True))
    files.delete()
    transaction.on_commit(partial(destroy_keys, keys))
