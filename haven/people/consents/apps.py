"""What a person agreed to, for what, towards whom, until when."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """What a person agreed to, for what, towards whom, until when."""

    name = "haven.people.consents"
