"""Work to do later, and on a schedule."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work to do later, and on a schedule."""

    name = "haven.foundation.jobs"
