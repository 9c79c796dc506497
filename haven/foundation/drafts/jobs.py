"""What drafts do on a schedule."""

from __future__ import annotations

from django.utils.timezone import now

from haven.foundation.drafts import keeping
from haven.foundation.jobs.schedules import daily


@daily(at="02:30")
def drop_old() -> None:
    """Forget what nobody came back for."""
    keeping.drop_old(now() - keeping.KEPT_FOR)
