"""The house as people see it: pages, layout, and the commands that run it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Layout, components, and the commands that run the house."""

    name = "haven.web"
