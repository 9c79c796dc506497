"""``haven demo``: grow the fictional missions, or print their sign-ins again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.foundation.access.models import Mission
from haven.insight.statistics.actions import count_again
from haven.web.demo.growing import SEED, grow, only_fictional
from haven.web.demo.staff import sign_ins


class Command(HavenCommand):
    """Grow three fictional missions and say who may sign in."""

    help = "Grow three fictional missions with about 600 invented people, and print the sign-ins."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="another seed, other people")

    def handle(self, *args: Any, **options: Any) -> None:
        if not only_fictional():
            raise CommandError("Real missions stand here. Grow the fictional ones in another home.")
        if not Mission.objects.exists():
            self.stdout.write("Growing three fictional missions …")
            grow(now=now(), seed=options["seed"])
            count_again(by=Actor.console(), at=now())
        self.stdout.write(sign_ins())
