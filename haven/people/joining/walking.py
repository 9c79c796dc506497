"""The walk over the models: every column that refers to a person, wherever it lives.

A column refers to a person as a foreign key does, by holding her bare key (a UUID that is no
foreign key), or by naming her as a ``subject`` (as the clocks do). Nothing is listed here: a new
model is walked as soon as it is installed. What is not moved is declared, with the reason, in a
``joinings`` door (``all_that_stays``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, ForeignKey, Model, QuerySet, UUIDField

from haven.foundation.audit.trail import subject_of
from haven.foundation.joinings import all_that_stays
from haven.foundation.vault.fields import SealedField
from haven.people.persons.models import Person

SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Link:
    """One column that refers to a person."""

    model: type[Model]
    field: Field[Any, Any]

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"

    def naming(self, person: Person) -> object:
        """What the column holds when it refers to her."""
        return subject_of(person) if isinstance(self.field, CharField) else person.pk

    def rows_of(self, person: Person) -> QuerySet[Model]:
        """The rows that refer to her."""
        rows = self.model._base_manager.filter(**{self.field.attname: self.naming(person)})
        return rows.order_by("pk")

    def sealed_with_it(self) -> list[SealedField[Any]]:
        """The sealed columns that open with the key of whom this column names."""
        return [
            field
            for field in self.model._meta.local_concrete_fields
            if isinstance(field, SealedField) and field.under == self.field.attname
        ]


def every_model() -> Iterator[type[Model]]:
    """Every table of the data, also those Django makes by itself between two models."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and model._meta.managed:
            yield model


def every_link() -> Iterator[Link]:
    """Every column that refers to a person."""
    for model in every_model():
        for field in model._meta.local_concrete_fields:
            if refers_to_a_person(field):
                yield Link(model, field)


def refers_to_a_person(field: Field[Any, Any]) -> bool:
    """Whether a column refers, or may refer, to a person."""
    if isinstance(field, ForeignKey):
        return field.related_model is Person
    if isinstance(field, UUIDField):
        return field.model is not Person
    return isinstance(field, CharField) and field.name == SUBJECT


@cache
def moving_links() -> tuple[Link, ...]:
    """The columns that a joining moves."""
    stays = all_that_stays()
    return tuple(link for link in every_link() if str(link) not in stays)


def links_of(model: type[Model]) -> list[Link]:
    """Those of them that one model has."""
    return [link for link in moving_links() if link.model is model]
