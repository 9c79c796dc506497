"""Organisations we know and work with."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations we know and work with."""

    name = "haven.foundation.directory"
