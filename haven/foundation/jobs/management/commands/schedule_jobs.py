"""``haven schedule-jobs``: write down what is to be done on a schedule. Repeatable."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now

from haven.foundation.access.commands import HavenCommand
from haven.foundation.jobs.schedules import install


class Command(HavenCommand):
    """Install every schedule once."""

    help = "Write down what is to be done on a schedule. Repeatable."

    def handle(self, *args: Any, **options: Any) -> None:
        for title in install(now()):
            self.stdout.write(title)
