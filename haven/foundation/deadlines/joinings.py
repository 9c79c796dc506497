"""When two records become one: of two promises of one kind the earlier stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.models import Clock, Pause

if TYPE_CHECKING:
    from haven.foundation.access.models import MissionBound
    from haven.foundation.joinings import Ledger


def settle(ledger: Ledger) -> None:
    """End the later of two promises about herself, so that one clock of a kind runs."""
    end_the_later(ledger, ledger.keep, ledger.other)


def keep_promises(ledger: Ledger, goes_on: MissionBound, ends: MissionBound) -> None:
    """Keep the earlier promises of two records in the one that goes on."""
    end_the_later(ledger, goes_on, ends)
    for clock in running(ends):
        ledger.change(clock, subject=subject_of(goes_on), subject_name=str(goes_on)[:80])


def end_the_later(ledger: Ledger, one: MissionBound, other: MissionBound) -> None:
    """Cancel, of two running clocks of a kind, the one that is due later."""
    ours = {clock.kind: clock for clock in running(one)}
    for clock in running(other):
        if same := ours.get(clock.kind):
            _cancel(ledger, max(same, clock, key=lambda one: (one.due_at, one.pk)))


def _cancel(ledger: Ledger, clock: Clock) -> None:
    for pause in Pause.objects.filter(clock=clock, ends_at__isnull=True):
        ledger.change(pause, ends_at=max(ledger.at, pause.starts_at))
    ledger.change(clock, cancelled_at=ledger.at)
