"""The one file about our work with a person."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The one file about our work with a person."""

    name = "haven.people.cases"
