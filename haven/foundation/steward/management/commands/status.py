"""`haven status`: what protects what, and what does not."""

from typing import Any

from haven.foundation.access.commands import HavenCommand
from haven.foundation.steward.queries import signs_of_health


class Command(HavenCommand):
    """Say how the house stands."""

    help = "Say what protects what: ok where it is as it should be, ! where somebody should know."

    def handle(self, *args: Any, **options: Any) -> None:
        for sign in signs_of_health():
            self.stdout.write(f"{'ok' if sign.good else '! '}  {sign.says}")
