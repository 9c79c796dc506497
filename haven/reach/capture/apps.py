"""Filled forms from phones."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Filled forms from phones."""

    name = "haven.reach.capture"
