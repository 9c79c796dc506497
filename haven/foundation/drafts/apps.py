"""Words typed but not yet saved, sealed until their page is finished."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Words typed but not yet saved, sealed until their page is finished."""

    name = "haven.foundation.drafts"
