"""What can be corrected and added on a person's page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haven.foundation.places.countries import country_choices
from haven.people.persons.answers import Spoken
from haven.people.persons.births import birth_of
from haven.people.persons.forms.fields import NOT_ASKED, AskContact, AskWho
from haven.people.persons.models import (
    Contact,
    Gender,
    IdentifierKind,
    NameKind,
    Person,
)
from haven.people.persons.safety import UNASKED, rule_of, stricter

ROOM = 2
"""So many nationalities and languages the form shows."""


def countries_or_none() -> list[Any]:
    """Every country, and none."""
    return [NOT_ASKED, *country_choices()]


class ChangePerson(AskWho):
    """Correct who she is."""

    gender = forms.ChoiceField(
        label=_("Gender"), choices=[NOT_ASKED, *Gender.choices], required=False
    )
    restricted = forms.BooleanField(
        label=_("Restricted: only named workers and supervisors may know her"), required=False
    )
    was_restricted = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def changes(self, her: Person) -> dict[str, Any]:
        """The answers as ``change_person`` takes them; what the form has no room for stays.

        Whether she is restricted is said only by whoever changed it: somebody else may have
        restricted her while this form was open.
        """
        said = self.cleaned_data
        turned = said["restricted"] != said["was_restricted"]
        return {
            "sex": said["sex"],
            "gender": said["gender"],
            "birth": self.birth(),
            "basis": said["basis"],
            "nationalities": [*self.nationalities(), *her.nationalities[ROOM:]],
            "languages": [*self.languages(), *self._further_languages(her)],
            **({"restricted": said["restricted"]} if turned else {}),
        }

    def _further_languages(self, her: Person) -> list[Spoken]:
        said = {spoken.language for spoken in self.languages()}
        return [
            Spoken(spoken.language, needs_interpreter=spoken.needs_interpreter)
            for spoken in list(her.languages.all())[ROOM:]
            if spoken.language not in said
        ]


def as_known(person: Person) -> dict[str, Any]:
    """What the form shows before anything is corrected."""
    birth = birth_of(person)
    nationalities = [*person.nationalities, "", ""]
    languages = [spoken.language for spoken in person.languages.all()] + ["", ""]
    return {
        "sex": person.sex,
        "gender": person.gender,
        "birth_day": birth and birth.day,
        "birth_month": birth and birth.month,
        "birth_year": birth and birth.year,
        "basis": person.birth_basis,
        "nationality": nationalities[0],
        "second_nationality": nationalities[1],
        "language": languages[0],
        "second_language": languages[1],
        "needs_interpreter": any(spoken.needs_interpreter for spoken in person.languages.all()),
        "restricted": person.restricted,
        "was_restricted": person.restricted,
    }


class AddName(forms.Form):
    """One more name, as it was given."""

    text = forms.CharField(label=_("Name"), help_text=_("Whole, in any script."), max_length=200)
    kind = forms.ChoiceField(label=_("Where is it from?"), choices=NameKind.choices)


class AddIdentifier(forms.Form):
    """A number somebody else knows her by."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=IdentifierKind.choices)
    number = forms.CharField(label=_("Number"), max_length=100)
    issued_by = forms.ChoiceField(label=_("Issued by"), choices=countries_or_none, required=False)
    expires_on = forms.DateField(label=_("Valid until"), required=False)


class AddContact(AskContact):
    """A way to reach her."""

    def clean(self) -> dict[str, Any]:
        """Here the contact itself is asked for."""
        answers = super().clean()
        if not answers.get("value"):
            self.add_error("value", gettext("Write the number or address."))
        return answers


class ChangeContact(AddContact):
    """The contact as it should read; ``seen`` says which version was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def wrote(self) -> Contact:
        """The contact she meant to save, to lay beside the one that stands."""
        return Contact(**asdict(self.given()))

    def in_place_of(self, contact: Contact) -> ChangeContact:
        """The same words after somebody else's change, except that no rule comes out laxer.

        A rule is about one number: for another than the one that stands she was never asked.
        """
        mine = self.wrote()
        rule = stricter(contact, mine) if mine.value == contact.value else UNASKED
        return ChangeContact(initial={**self.cleaned_data, **rule, "seen": contact.version})


def contact_as_known(contact: Contact) -> dict[str, Any]:
    """What the form shows before anything is changed; the number itself is not among it."""
    return {
        "channel": contact.channel,
        "guidance": contact.guidance,
        "seen": contact.version,
        **rule_of(contact),
    }
