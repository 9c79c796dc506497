"""Who the case is about, as its page shows her: name, age, languages, and how to reach her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.rules import Rule
from haven.foundation.places.languages import language_name
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import age_on
from haven.kernel.names import romanise
from haven.people.cases.models import Case
from haven.people.cases.policies import may_close
from haven.people.cases.unsealing import opened_text
from haven.people.persons.births import birth_of
from haven.people.persons.models import Basis, Name, Person
from haven.people.persons.safety import hours_in_words, warning

MAIN_NAME = Subquery(
    Name.objects.filter(person=OuterRef("person")).order_by("-is_main", "pk").values("text")[:1]
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach her: its channel and its rule, never the number or the address."""

    channel: str
    safety: str
    hours: str
    warning: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language she speaks."""

    name: str
    needs_interpreter: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What stands on top of a case."""

    name: str
    latin: str
    age: str
    treated_as_child: bool
    languages: list[Language]
    reaches: list[Reach]


def readable_cases(actor: Actor, rule: Rule) -> QuerySet[Case]:
    """The cases a rule selects, each with all that its pages show of it, in one query.

    ``closable`` says whether the actor may close it.
    """
    cases: QuerySet[Case] = Case.objects.permitted(actor, rule).annotate(
        main_name=MAIN_NAME, closable=may_close.where(actor)
    )
    return cases.select_related("person", "mission", "team", "owner", "household")


def header_of(case: Case, at: datetime, today: date) -> Header:
    """The person of a case read by ``readable_cases``, in two queries and one for her key."""
    load_keys([case.person_id])
    sealed: bytes | None = getattr(case, "main_name", None)
    name = opened_text(Name, "text", case.person_id, sealed)
    until = case.person.treated_as_child_until
    return Header(
        name=name,
        latin=romanise(name),
        age=age_in_words(case.person, today),
        treated_as_child=until is not None and until >= today,
        languages=_languages(case.person),
        reaches=_reaches(case, at),
    )


def age_in_words(person: Person, on: date) -> str:
    """Her age and how we know it, such as *17 (stated)*; both ages when the date leaves two."""
    birth = birth_of(person)
    if birth is None:
        return ""
    age = age_on(birth, on)
    years = f"{age.low}" if age.low == age.high else f"{age.low}–{age.high}"
    if not person.birth_basis:
        return years
    return f"{years} ({HOW_KNOWN[Basis(person.birth_basis)]()})"


HOW_KNOWN = {
    Basis.DOCUMENT: lambda: _("from a document"),
    Basis.STATED: lambda: _("stated"),
    Basis.ESTIMATED: lambda: _("estimated"),
    Basis.DISPUTED: lambda: _("disputed"),
}


def _languages(person: Person) -> list[Language]:
    return [
        Language(language_name(spoken.language), spoken.needs_interpreter)
        for spoken in person.languages.all()
    ]


def _reaches(case: Case, at: datetime) -> list[Reach]:
    contacts = list(case.person.contacts.order_by("pk"))
    for contact in contacts:
        contact.mission = case.mission  # the safe hours are in the mission's time
    return [
        Reach(
            channel=contact.get_channel_display(),
            safety=contact.get_safety_display(),
            hours=hours_in_words(contact),
            warning=warning(contact, at) or "",
        )
        for contact in contacts
    ]
