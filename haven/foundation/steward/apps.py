"""Accounts, roles, teams, keys and the state of the house, in a steward's hands."""

from django.apps import AppConfig


class StewardConfig(AppConfig):
    """Accounts, roles, teams, keys and the state of the house, in a steward's hands."""

    name = "haven.foundation.steward"
