"""How what is known about a person is said on a page."""

from __future__ import annotations

from django.template import Library
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from haven.foundation.places.countries import nationality_name
from haven.foundation.places.languages import language_name
from haven.kernel.ages import BirthDate, Precision, age_on
from haven.kernel.names import romanise
from haven.people.persons.births import birth_of
from haven.people.persons.models import Basis, Contact, Person
from haven.people.persons.safety import hours_in_words

register = Library()


@register.filter
def latin(text: str | None) -> str:
    """A name in plain Latin letters, to read beside the original."""
    return romanise(text) if text else ""


@register.filter
def nationality(code: str) -> str:
    """The name of a country, or *stateless* or *not known*."""
    return nationality_name(code)


@register.filter
def language(code: str) -> str:
    """The name of a language."""
    return language_name(code)


@register.filter
def age(person: Person) -> str:
    """Her age as far as it is known: *about 17, estimated; treated as a child*."""
    birth = birth_of(person)
    said = _age_in_words(birth) if birth else _("age not known")
    if birth and person.birth_basis in (Basis.ESTIMATED, Basis.DISPUTED):
        said = f"{said}, {Basis(person.birth_basis).label.lower()}"
    child_until = person.treated_as_child_until
    if child_until and child_until >= localdate():
        said = "; ".join((said, _("treated as a child")))
    return said


@register.filter
def born(person: Person) -> str:
    """Her birth date as precisely as it is known, and how it is known."""
    birth = birth_of(person)
    if birth is None:
        return ""
    basis = f", {Basis(person.birth_basis).label.lower()}" if person.birth_basis else ""
    return f"{_date_in_words(birth)}{basis}"


@register.filter
def hours(contact: Contact) -> str:
    """When a contact is safe."""
    return hours_in_words(contact)


def _age_in_words(birth: BirthDate) -> str:
    years = age_on(birth, localdate())
    if years.low == years.high:
        return str(years.low)
    return _("about %(years)s") % {"years": years.low}


def _date_in_words(birth: BirthDate) -> str:
    if birth.precision is Precision.YEAR:
        return str(birth.year)
    month = str(MONTHS[birth.month or 1])
    return " ".join(str(part) for part in (birth.day, month, birth.year) if part)
