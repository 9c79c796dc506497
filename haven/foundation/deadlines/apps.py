"""Clocks: what we promised, until when, paused why, and who hears when it is late."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    """Clocks: what we promised, until when, paused why, and who hears when it is late."""

    name = "haven.foundation.deadlines"
