"""Missions, people with an account, their roles, and the rules that read both."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _raise_walls(using: str, **_: Any) -> None:
    from haven.foundation.access.walls import raise_walls

    if using == "default":
        raise_walls()


class AccessConfig(AppConfig):
    """Missions, people with an account, their roles, and the rules that read both."""

    name = "haven.foundation.access"

    def ready(self) -> None:
        # The one signal in the house: a new table must never stand without its wall.
        post_migrate.connect(_raise_walls)
