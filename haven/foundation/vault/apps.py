"""Keys, sealed fields, blind tokens, shredding, and the sealed database file."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys, sealed fields, blind tokens, shredding, and the sealed database file."""

    name = "haven.foundation.vault"
