"""From facts to tables in which nobody can be found."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """From facts to tables in which nobody can be found."""

    name = "haven.insight.statistics"
