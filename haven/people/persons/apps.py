"""Identity: names in every script, dates, contacts, relations, finding."""

from django.apps import AppConfig


class PersonsConfig(AppConfig):
    """Identity: names in every script, dates, contacts, relations, finding."""

    name = "haven.people.persons"
