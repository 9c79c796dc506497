"""What is done on a schedule: agreements end with their day, and no file waits for long."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now

from haven.foundation.jobs.schedules import every
from haven.foundation.vault.keyring import destroy_keys
from haven.reach.encodings.ending import delete_file, end
from haven.reach.encodings.models import Agreement, TheirFile

PATIENCE = timedelta(days=1)


@every(minutes=60)
def end_old_agreements() -> None:
    """End what has passed its last day, delete files nobody compared in a day, and destroy keys a
    crash has left over."""
    moment = now()
    for agreement in Agreement.objects.filter(ended_at=None, ends_on__lt=localdate(moment)):
        end(agreement, moment)
    for file in TheirFile.objects.filter(sent_at__lt=moment - PATIENCE).select_related("agreement"):
        delete_file(file.agreement)
    ended = Agreement.objects.filter(ended_at__gt=moment - PATIENCE * 14)
    destroy_keys(ended.values_list("key", flat=True))
