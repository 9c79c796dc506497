"""The desk: which records are one person's is decided by people, and remembered."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """The desk: which records are one person's is decided by people, and remembered."""

    name = "haven.people.matching"
