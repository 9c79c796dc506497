"""Questionnaires: what is asked, what answers are worth, and what was answered."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Questionnaires: what is asked, what answers are worth, and what was answered."""

    name = "haven.foundation.instruments"
