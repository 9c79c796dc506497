"""Missions, people with an account, their roles, and the rules that read both."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Missions, people with an account, their roles, and the rules that read both."""

    name = "haven.foundation.access"
