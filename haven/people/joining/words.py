"""What of a file moves, is kept or is shared, in words for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Field, Model
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from haven.foundation.places.countries import nationality_name
from haven.foundation.vault.fields import SealedTextField
from haven.people.joining.choices import main_name
from haven.people.persons.models import Person
from haven.people.persons.templatetags.people import born

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

KINDS: dict[str, _StrOrPromise] = {
    "persons.Name": _("Name"),
    "persons.Identifier": _("Number"),
    "persons.Contact": _("Contact"),
    "persons.SpokenLanguage": _("Language"),
    "persons.Relation": _("Relation"),
    "persons.HouseholdMember": _("Household"),
    "persons.Acquaintance": _("Worker who may know her"),
    "persons.Person": _("Joined file"),
    "consents.Consent": _("Consent"),
    "cases.Case": _("Case"),
    "cases.Note": _("Note"),
    "cases.Service": _("Help she received"),
    "cases.Task": _("Task"),
    "deadlines.Clock": _("Time limit"),
}
"""What rows are called; a programme's own rows go by what its model says it is."""

QUESTIONS: dict[str, _StrOrPromise] = {
    "sex": _("Sex"),
    "gender": _("Gender"),
    "birth": _("Born"),
    "nationalities": _("Nationalities"),
    "main_name": _("Main name"),
    "team": _("Team"),
}

LONGEST = 80


def kind_of(model: type[Model]) -> _StrOrPromise:
    """What rows of a model are called."""
    return KINDS.get(model._meta.label, model._meta.verbose_name or model._meta.label)


def says(row: Model) -> str:
    """The first words of a row that it keeps sealed, or else what it is."""
    for field in row._meta.local_concrete_fields:
        if isinstance(field, SealedTextField) and (text := getattr(row, field.attname)):
            return str(Truncator(text).chars(LONGEST))
    return ", ".join(filter(None, (_display(row, field) for field in row._meta.fields))) or str(row)


def answer(name: str, person: Person) -> str:
    """What a file answers to one question."""
    match name:
        case "main_name":
            named = main_name(person)
            return (named.text or "") if named else ""
        case "birth":
            return born(person)
        case "nationalities":
            return ", ".join(nationality_name(code) for code in person.nationalities)
        case "team":
            return person.team.name if person.team else str(_("No team"))
    return _display(person, person._meta.get_field(name))


def _display(row: Model, field: Any) -> str:
    """A choice in words; other columns say nothing here."""
    if isinstance(field, Field) and field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return ""
