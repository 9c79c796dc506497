"""Questions that several forms ask the same way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haven.foundation.places.countries import nationality_choices
from haven.foundation.places.languages import language_choices
from haven.kernel.ages import BirthDate
from haven.people.persons.answers import GivenContact, Spoken
from haven.people.persons.models import Basis, Channel, Safety, Sex

EARLIEST_YEAR = 1900
NOT_ASKED = ("", _("Not known yet"))
WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


def nationalities_or_none() -> list[Any]:
    """Every nationality, and none."""
    return [NOT_ASKED, *nationality_choices()]


def languages_or_none() -> list[Any]:
    """Every language, and none."""
    return [NOT_ASKED, *language_choices()]


def number(label: Any, low: int, high: int) -> forms.IntegerField:
    """A part of a date, typed as digits in a box as wide as they are."""
    wide = f"govuk-input--width-{len(str(high))}"
    digits = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": wide})
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, required=False, widget=digits
    )


def in_a_row() -> forms.Select:
    """Few answers, shown beside each other where there is room."""
    return forms.Select(attrs={"class": "haven-inline"})


class AskBirth(forms.Form):
    """When she was born, as far as it is known."""

    birth_day = number(_("Day"), 1, 31)
    birth_month = number(_("Month"), 1, 12)
    birth_year = number(_("Year"), EARLIEST_YEAR, 2200)
    basis = forms.ChoiceField(
        label=_("How is the date known?"),
        choices=[NOT_ASKED, *Basis.choices],
        required=False,
        widget=in_a_row(),
    )

    def birth(self) -> BirthDate | None:
        """The date answered, or None."""
        answers = self.cleaned_data
        if not answers.get("birth_year"):
            return None
        return BirthDate(answers["birth_year"], answers["birth_month"], answers["birth_day"])

    def clean(self) -> dict[str, Any]:
        """A month needs its year, a day its month; the date must be in the calendar and past."""
        answers = super().clean() or self.cleaned_data
        if not answers.get("birth_year"):
            if answers.get("birth_month") or answers.get("birth_day"):
                self.add_error("birth_year", gettext("Give the year, or leave the date empty."))
            return answers
        if not {"birth_month", "birth_day"} & self.errors.keys():
            self._check_date()
        if not answers.get("basis"):
            self.add_error("basis", gettext("Say how the date is known."))
        return answers

    def _check_date(self) -> None:
        try:
            birth = self.birth()
        except ValueError:
            self.add_error("birth_day", gettext("There is no such day, or its month is missing."))
            return
        if birth and birth.earliest > localdate():
            self.add_error("birth_year", gettext("This birth date lies in the future."))


class AskWho(AskBirth):
    """Sex, nationalities and languages."""

    sex = forms.ChoiceField(
        label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN, widget=in_a_row()
    )
    nationality = forms.ChoiceField(
        label=_("Nationality"), choices=nationalities_or_none, required=False
    )
    second_nationality = forms.ChoiceField(
        label=_("Second nationality"), choices=nationalities_or_none, required=False
    )
    language = forms.ChoiceField(
        label=_("Language she speaks best"), choices=languages_or_none, required=False
    )
    second_language = forms.ChoiceField(
        label=_("Another language"), choices=languages_or_none, required=False
    )
    needs_interpreter = forms.BooleanField(label=_("Needs an interpreter"), required=False)

    def nationalities(self) -> list[str]:
        """The codes answered, each once."""
        said = (self.cleaned_data[name] for name in ("nationality", "second_nationality"))
        return list(dict.fromkeys(code for code in said if code))

    def languages(self) -> list[Spoken]:
        """The languages answered, the one she speaks best first."""
        best, other = (self.cleaned_data[name] for name in ("language", "second_language"))
        interpreter = self.cleaned_data["needs_interpreter"]
        spoken = [Spoken(best, preferred=True, needs_interpreter=interpreter)] if best else []
        return spoken + ([Spoken(other)] if other and other != best else [])


class AskContact(forms.Form):
    """A way to reach her, and when it is safe."""

    channel = forms.ChoiceField(
        label=_("How can she be reached?"),
        choices=[NOT_ASKED, *Channel.choices],
        required=False,
        widget=in_a_row(),
    )
    value = forms.CharField(label=_("Number or address"), max_length=300, required=False)
    safety = forms.ChoiceField(
        label=_("Is it safe for her?"),
        help_text=_("Ask: who else sees this phone or opens this door?"),
        choices=Safety.choices,
        initial=Safety.UNKNOWN,
        required=False,
        widget=in_a_row(),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Safe days"),
        help_text=_("None means every day."),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "haven-two-columns"}),
    )
    from_time = forms.TimeField(label=_("Safe from"), required=False)
    until_time = forms.TimeField(label=_("Safe until"), required=False)
    guidance = forms.CharField(
        label=_("What to say if somebody else answers"), max_length=500, required=False
    )

    def contact(self) -> GivenContact | None:
        """The contact answered, or None."""
        return self.given() if self.cleaned_data["value"] else None

    def given(self) -> GivenContact:
        """The contact as it was answered."""
        names = ("channel", "value", "safety", "weekdays", "from_time", "until_time", "guidance")
        said = {name: self.cleaned_data[name] for name in names}
        said["guidance"] = said["guidance"] or None
        said["safety"] = said["safety"] or Safety.UNKNOWN
        return GivenContact(**said)

    def clean(self) -> dict[str, Any]:
        """Rules need hours, hours need an order, a number needs its kind."""
        answers = super().clean() or self.cleaned_data
        start, end = answers.get("from_time"), answers.get("until_time")
        if answers.get("value") and not answers.get("channel"):
            self.add_error("channel", gettext("Say what kind of contact this is."))
        if answers.get("safety") == Safety.RULES and not (start and end):
            self.add_error("from_time", gettext("Give the hours in which it is safe."))
        if bool(start) != bool(end) or (start and end and start >= end):
            self.add_error("until_time", gettext("Safe hours end after they begin."))
        return answers
