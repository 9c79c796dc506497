"""What can be asked about clocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median, quantiles
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Subquery

from haven.foundation.access.models import Mission, MissionBound
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.models import RUNNING, Clock, Pause
from haven.foundation.deadlines.policies import may_ask_pause_of, may_see_clock, may_sign_pause

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from haven.foundation.access.actors import Actor


@dataclass(frozen=True, slots=True)
class Kept:
    """How a mission keeps one kind of promise. Times are from start to end, pauses left out."""

    due: int
    """Clocks that ended, and those that are late and still run."""
    in_time: int
    open_late: int
    median: timedelta | None
    ninth_decile: timedelta | None
    """Nine of ten were done within this time."""

    @property
    def percent(self) -> int | None:
        """The share done in time, rounded down; nothing when nothing was due."""
        return 100 * self.in_time // self.due if self.due else None


def open_clocks_of(actor: Actor) -> QuerySet[Clock]:
    """What she has promised and not done yet, the most urgent first."""
    mine = Clock.objects.permitted(actor, may_see_clock).filter(RUNNING, owner=actor.user)
    return mine.order_by("due_at")


def clocks_of(subject: MissionBound) -> QuerySet[Clock]:
    """Every promise about a record; who may see the record may see them."""
    clocks = Clock.objects.filter(subject=subject_of(subject))
    return clocks.select_related("owner").prefetch_related("pauses").order_by("due_at")


def late_clocks(mission: Mission, at: datetime) -> QuerySet[Clock]:
    """What a mission owes since before a moment, the longest first."""
    return late(at).filter(mission=mission)


def late(at: datetime) -> QuerySet[Clock]:
    """Clocks that ran out before a moment and were not standing still when they did."""
    still = Pause.objects.filter(
        clock=OuterRef("pk"),
        signed_by__isnull=False,
        ends_at__isnull=True,
        starts_at__lte=OuterRef("due_at"),
    )
    late = Clock.objects.filter(RUNNING, ~Exists(still), due_at__lt=at)
    return late.select_related("mission", "owner").order_by("due_at")


def escalated_to(actor: Actor, at: datetime) -> QuerySet[Clock]:
    """The late promises a supervisor was told about and nobody has kept since."""
    return late(at).filter(i_supervise_its_mission(actor), escalated_at__isnull=False)


def pauses_to_sign(actor: Actor) -> QuerySet[Pause]:
    """The pauses that wait for her signature, the oldest first."""
    pauses = Pause.objects.permitted(actor, may_sign_pause)
    waiting = pauses.filter(signed_by__isnull=True, refused_by__isnull=True)
    return waiting.select_related("mission", "clock", "asked_by").order_by("starts_at")


def records_behind(clocks: Iterable[Clock]) -> dict[str, Model]:
    """What these clocks run for, by subject: one query for each kind of record."""
    keys = defaultdict[str, list[str]](list)
    for clock in clocks:
        label, _, key = clock.subject.partition(":")
        keys[label].append(key)
    found = (
        apps.get_model(label)._default_manager.filter(pk__in=pks) for label, pks in keys.items()
    )
    return {subject_of(record): record for records in found for record in records}


def with_pauses(clocks: QuerySet[Clock], actor: Actor) -> QuerySet[Clock]:
    """Clocks that say of themselves whether they stand still, and what the actor may do about it.

    ``asked`` waits for a signature, ``still`` has one; of ``open_pause`` the key, if there is one.
    """
    paused = Pause.objects.filter(clock=OuterRef("pk"), ends_at__isnull=True)
    mine = Clock.objects.filter(may_ask_pause_of.where(actor), pk=OuterRef("pk"))
    return clocks.annotate(
        asked=Exists(paused.filter(signed_by__isnull=True)),
        still=Exists(paused.filter(signed_by__isnull=False)),
        open_pause=Subquery(paused.values("pk")[:1]),
        pausable=Exists(mine),
    )


def kept_in_time(mission: Mission, kind: str, at: datetime) -> Kept:
    """How a mission has kept one kind of promise up to a moment."""
    done = Clock.objects.filter(mission=mission, kind=kind, done_at__isnull=False)
    taken = [_taken(clock) for clock in done.iterator()]
    open_late = late_clocks(mission, at).filter(kind=kind).count()
    return Kept(
        due=len(taken) + open_late,
        in_time=done.filter(done_at__lte=F("due_at")).count(),
        open_late=open_late,
        median=timedelta(seconds=median(taken)) if taken else None,
        ninth_decile=timedelta(seconds=_ninth_decile(taken)) if taken else None,
    )


def _taken(clock: Clock) -> float:
    """Seconds from start to end in which the clock ran."""
    ended = clock.done_at or clock.starts_at
    return (ended - clock.starts_at - (clock.due_at - clock.promised_at)).total_seconds()


def _ninth_decile(taken: Sequence[float]) -> float:
    return quantiles(taken, n=10, method="inclusive")[8] if len(taken) > 1 else taken[0]
