"""Who is forgotten is forgotten everywhere: rows, tokens, memory and backups."""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db.models import Model

from haven.foundation.audit.models import Entry
from haven.foundation.vault.models import SealingKey
from haven.people.persons.actions import forget_person
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db


def test_only_her_code_and_the_day_remain(dora, dilorom, today):
    forget_person(by=dora, person=dilorom, on=today)
    again = Person.objects.get(pk=dilorom.pk)
    assert (again.code, again.forgotten_on) == (dilorom.code, today)
    assert (again.sex, again.birth, again.nationalities, again.age_band) == (
        "unknown", None, [], "unknown"
    )  # fmt: skip
    hers = [relation.related_model for relation in Person._meta.related_objects]
    speaks_of_her = [model for model in hers if _rows_of(model, dilorom)]
    assert speaks_of_her == []
    assert not SealingKey.objects.filter(pk=dilorom.pk).exists()
    assert Entry.objects.get(act="person.forgotten").subject_name == str(dilorom)


def test_case_workers_forget_nobody(amina, bashir, dilorom, today):
    for worker in (amina, bashir):
        with pytest.raises(PermissionDenied):
            forget_person(by=worker, person=dilorom, on=today)


def test_the_command_asks_for_the_code_again(dilorom, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: dilorom.code.lower())
    call_command("shred", dilorom.code, stdout=StringIO())
    assert Person.objects.get(pk=dilorom.pk).forgotten_on


def test_another_code_forgets_nobody(dilorom, farid, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: farid.code)
    with pytest.raises(CommandError, match="differ"):
        call_command("shred", dilorom.code, stdout=StringIO())
    assert not Person.objects.filter(forgotten_on__isnull=False).exists()


def test_a_mistyped_code_forgets_nobody(dilorom):
    with pytest.raises(CommandError, match="typing mistake"):
        call_command("shred", dilorom.code[:-1] + "*", "--yes", stdout=StringIO())


def _rows_of(model: type[Model], person):
    fields = [field.name for field in model._meta.fields if field.related_model is Person]
    return any(model._default_manager.filter(**{field: person.pk}).exists() for field in fields)
