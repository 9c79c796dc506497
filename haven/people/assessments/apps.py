"""What a person answered when she was asked, and what follows from it."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """What a person answered when she was asked, and what follows from it."""

    name = "haven.people.assessments"
