"""The keyring's tables live in the keyring, everything else in the data."""

from typing import Any

from django.db.models import Model

KEYRING = "keyring"


class KeyringRouter:
    """Sends the vault's models, and nothing else, to the keyring database."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return KEYRING if model._meta.app_label == "vault" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == KEYRING) == (app_label == "vault")
