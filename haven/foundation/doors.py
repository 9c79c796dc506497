"""Doors: how a lower floor lets higher ones speak, found by name as Django finds models.

An app opens a door by having a module of that name: ``facts`` (what I say to statistics),
``panels`` (what I show on a case page), ``shredders`` (how I forget a person), ``sentences`` (how
my acts read on the trail), ``status`` (what I know about my own health), ``jobs`` (what I do on a
schedule), ``decisions`` (what waits for somebody's decision), ``person_panels`` and
``search_panels`` (what I show on a person's page and beside a search for her), ``guests`` (whose
file somebody of another mission may open), ``entities`` (what a phone may choose from),
``receivers`` (whose answers I keep when a filled questionnaire arrives), ``joinings`` (what a
walk over the models cannot know when two files of one person become one).
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps


def open_doors(name: str) -> Iterator[ModuleType]:
    """Every installed app's module of this name, lowest floor first."""
    for config in apps.get_app_configs():
        if config.name.startswith("haven.") and find_spec(f"{config.name}.{name}"):
            yield import_module(f"{config.name}.{name}")
