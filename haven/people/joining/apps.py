"""Two files of one person become one, and can be parted again."""

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    """Two files of one person become one, and can be parted again."""

    name = "haven.people.joining"
