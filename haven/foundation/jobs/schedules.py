"""Jobs on a schedule: ``@every(minutes=15)`` or ``@daily(at="03:00")`` in an app's ``jobs.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django_q.models import Schedule

from haven.foundation.doors import open_doors
from haven.foundation.jobs.later import RUN, Job, name_of


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a job comes: every so many minutes, or at a time of every day (UTC)."""

    minutes: int | None = None
    at: time | None = None

    def __str__(self) -> str:
        return f"daily at {self.at:%H:%M}" if self.at else f"every {self.minutes} minutes"

    @property
    def kind(self) -> str:
        return str(Schedule.DAILY if self.at else Schedule.MINUTES)

    def first_after(self, moment: datetime) -> datetime:
        if self.at is None:
            return moment
        today = moment.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        return today if today > moment else today + timedelta(days=1)


rhythms: dict[str, Rhythm] = {}


def every(*, minutes: int) -> Callable[[Job], Job]:
    """Do a job every so many minutes while a worker is alive. It must be repeatable."""
    return _in_rhythm(Rhythm(minutes=minutes))


def daily(*, at: str) -> Callable[[Job], Job]:
    """Do a job once a day, at "03:00" UTC or when the machine next runs. It must be repeatable."""
    return _in_rhythm(Rhythm(at=time.fromisoformat(at)))


def install(now: datetime) -> list[str]:
    """Write every app's schedules down, once each, and drop those no app has any more.

    What stands already keeps its time, so that a laptop switched off at three is not forgotten.
    """
    list(open_doors("jobs"))
    wanted = {f"{name} {rhythm}": (name, rhythm) for name, rhythm in rhythms.items()}
    Schedule.objects.exclude(name__isnull=True).exclude(name__in=wanted).delete()
    for title, (name, rhythm) in wanted.items():
        Schedule.objects.get_or_create(
            name=title,
            defaults={
                "func": RUN,
                "args": repr((name,)),
                "schedule_type": rhythm.kind,
                "minutes": rhythm.minutes,
                "next_run": rhythm.first_after(now),
            },
        )
    return sorted(wanted)


def _in_rhythm(rhythm: Rhythm) -> Callable[[Job], Job]:
    def registered(job: Job) -> Job:
        rhythms[name_of(job)] = rhythm
        return job

    return registered
