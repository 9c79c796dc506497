"""The ``haven`` command: Django's commands, spelt the way people type them."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``haven import-htcds FILE`` as the command ``import_htcds``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haven.web.settings")
    verb, *rest = sys.argv[1:] or ["help"]
    execute_from_command_line(["haven", verb.replace("-", "_"), *rest])
