"""Who do two organisations both know? Compared by encodings, without a name."""

from django.apps import AppConfig


class EncodingsConfig(AppConfig):
    """Who do two organisations both know? Compared by encodings, without a name."""

    name = "haven.reach.encodings"
