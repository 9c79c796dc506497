"""What is done on a schedule: files nobody decided about are forgotten."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from haven.foundation.jobs.schedules import every
from haven.foundation.vault.keyring import destroy_keys
from haven.reach.exchange.ending import forget
from haven.reach.exchange.models import ExportRequest, FileState, HtcdsFile

PATIENCE = timedelta(days=14)


@every(minutes=60)
def forget_old_files() -> None:
    """Discard files that have waited fourteen days, and destroy keys a crash has left over.

    The locked workbook of an export is kept for its day: looked after every hour, it goes with it.
    """
    moment = now()
    waiting = HtcdsFile.objects.filter(state=FileState.WAITING)
    for file in waiting.filter(uploaded_at__lt=moment - PATIENCE).defer("content", "remarks"):
        forget(file, FileState.DISCARDED, moment)
    ended = HtcdsFile.objects.filter(ended_at__gt=moment - PATIENCE)
    destroy_keys(ended.values_list("key", flat=True))
    ExportRequest.objects.filter(file__isnull=False, expires_at__lte=moment).update(file=None)
