"""One mission asks another whether it knows somebody, and both work in one file if she agrees."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    """One mission asks another whether it knows somebody; both may work in one file."""

    name = "haven.people.asking"
