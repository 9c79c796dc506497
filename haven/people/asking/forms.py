"""What we ask of somebody who asks another mission, and of somebody who answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission
from haven.kernel.ages import BirthDate
from haven.people.asking.models import NoReason
from haven.people.persons.forms.fields import EARLIEST_YEAR, in_a_row, number
from haven.people.persons.models import Sex
from haven.people.persons.queries import Sought

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict


class Ask(forms.Form):
    """Whom we look for, and why. The first fields are those of find and intake, by their names."""

    mission = MissionChoiceField(
        label=_("Which mission do you ask?"),
        queryset=Mission.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    name = forms.CharField(label=_("Name as you know it"), max_length=200, required=False)
    second_name = forms.CharField(
        label=_("Name in a document, if it differs"), max_length=200, required=False
    )
    value = forms.CharField(label=_("A phone or document number"), max_length=300, required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN, widget=in_a_row()
    )
    birth_day = number(_("Day"), 1, 31)
    birth_month = number(_("Month"), 1, 12)
    birth_year = number(_("Year"), EARLIEST_YEAR, 2200)
    why = forms.CharField(
        label=_("Why do you ask?"),
        help_text=_("Only those who may know her read this. Write what helps them to decide."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        missions: QuerySet[Mission],
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(typed or {}))
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must be meant, and a date must be in the calendar."""
        said = super().clean() or self.cleaned_data
        if not said.get("name") and not said.get("value"):
            self.add_error("name", gettext("Give a name or a number."))
        try:
            self.birth()
        except (ValueError, TypeError):
            self.add_error("birth_day", gettext("There is no such day, or its month is missing."))
        return said

    def birth(self) -> BirthDate | None:
        """The date answered, as far as it is known, or None."""
        said = self.cleaned_data
        if not said.get("birth_year"):
            return None
        return BirthDate(said["birth_year"], said.get("birth_month"), said.get("birth_day"))

    def sought(self) -> Sought:
        """Whom the answers describe."""
        said = self.cleaned_data
        names = tuple(name for name in (said["name"], said["second_name"]) if name)
        numbers = (said["value"],) if said["value"] else ()
        return Sought(names, said["sex"], self.birth(), numbers)


class SayNo(forms.Form):
    """Why not; the asker never learns it."""

    reason = forms.TypedChoiceField(
        label=_("Why not?"),
        coerce=NoReason,
        help_text=_("This stays here. Whoever asked reads the same sentence whatever you choose."),
        choices=NoReason.choices,
    )
