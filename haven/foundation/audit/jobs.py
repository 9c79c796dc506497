"""What the trail does on a schedule."""

from __future__ import annotations

from django.conf import settings
from django.utils.timezone import now

from haven.foundation.audit import heads
from haven.foundation.jobs.schedules import every


@every(minutes=60)
def sign_heads() -> None:
    """Sign where every trail ends, so that little of it can be cut off unseen."""
    heads.sign_heads(settings.HAVEN_HOME / "trail", now())
