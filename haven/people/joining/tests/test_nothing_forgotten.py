"""No model can be forgotten: whatever refers to a person moves, or is declared to stay."""

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.db.models import ForeignKey

from haven.foundation.joinings import all_that_stays
from haven.foundation.vault.fields import SealedField
from haven.people.joining.models import Act
from haven.people.joining.walking import every_link, every_model, moving_links
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db

NOT_IN_THE_SAMPLES = {
    "persons.Person.joined_into": "a file that was joined before: test_parting",
    "deadlines.Clock.subject": "no clock runs for a person herself yet: test_clocks",
}
"""Columns of which the two sample files have no row, and where they are tested instead."""


def names(links):
    return {str(link) for link in links}


def test_every_column_that_refers_to_a_person_moves_or_is_declared_to_stay(keep, other):
    empty = {str(link) for link in moving_links() if not link.rows_of(other).exists()}
    assert empty == set(NOT_IN_THE_SAMPLES), "a new column needs a row in full_file (conftest)"


def test_every_one_of_them_was_moved_and_opens(joined, keep, other):
    settled = {"persons.Relation.person", "persons.Relation.other", "persons.Acquaintance.person"}
    moved = {f"{link.model}.{link.column}" for link in joined.links.filter(act=Act.MOVED)}
    taken = {f"{link.model}" for link in joined.links.filter(act=Act.TAKEN)}
    expected = names(moving_links()) - set(NOT_IN_THE_SAMPLES) - settled
    assert expected <= moved | {"persons.SpokenLanguage.person"}
    assert taken == {"persons.Relation", "persons.Acquaintance", "persons.SpokenLanguage"}
    for link in moving_links():
        for row in link.rows_of(keep):
            for field in link.sealed_with_it():
                getattr(row, field.attname)


def test_what_is_declared_to_stay_is_there_and_says_why():
    there = names(every_link())
    stays = all_that_stays()
    assert set(stays) <= there
    assert all(len(why) > 20 for why in stays.values())


def test_no_table_hides_a_person_from_the_walk():
    """A foreign key walks by the person's key, and nothing points to "any model"."""
    for link in every_link():
        if isinstance(link.field, ForeignKey) and link.field.related_model is Person:
            assert link.field.target_field.primary_key, str(link)
    for model in every_model():
        if model.__module__.startswith("haven."):
            assert not model._meta.private_fields, model


def opens_with_another(model, field, own):
    """Whether it rests under the key of a row it belongs to, which is no person's."""
    belongs_to = field.under.removesuffix("_id")
    owners = {label.rpartition(".")[2].lower() for label, column in own if column == "id"}
    if belongs_to in {one.name for one in model._meta.local_concrete_fields}:
        belongs_to = model._meta.get_field(belongs_to).related_model.__name__.lower()
    return belongs_to in owners


def test_every_sealed_value_follows_the_key_of_whoever_it_speaks_of():
    """Else it would not open after the joining: its key is one of a link that moves, or its own."""
    moving = {(link.model, link.field.attname) for link in moving_links()}
    own = {tuple(name.rsplit(".", 1)) for name in all_that_stays()}
    stray = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField)
        and model is not Person
        and (model, field.under) not in moving
        and (model._meta.label, field.under.removesuffix("_id")) not in own
        and not opens_with_another(model, field, own)
    ]
    assert stray == []


def test_a_new_model_is_walked_without_being_named(monkeypatch):
    about = models.OneToOneField(Person, models.CASCADE, related_name="+")
    fields = {"about": about, "witness": models.UUIDField(null=True), "__module__": __name__}
    meta = type("Meta", (), {"app_label": "joining", "apps": Apps()})
    diary = type("Diary", (models.Model,), {**fields, "Meta": meta})
    monkeypatch.setattr(apps, "get_models", lambda **_: [diary])
    assert names(every_link()) == {"joining.Diary.about", "joining.Diary.witness"}
