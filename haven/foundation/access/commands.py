"""How every command of ours starts: the whole installation in view, keys held till it ends."""

from typing import Any

from django.core.management.base import BaseCommand

from haven.foundation.access.walls import EVERYWHERE, looking
from haven.foundation.vault.keyring import held_keys


class HavenCommand(BaseCommand):
    """A command that acts for the whole installation."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        with looking(EVERYWHERE), held_keys():
            return super().execute(*args, **options)
