"""What we ask about an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import ask_mission
from haven.foundation.access.models import Mission
from haven.foundation.directory.models import OrganisationKind
from haven.foundation.places.countries import country_choices

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict
    from django.utils.functional import _StrPromise

NOT_KNOWN: tuple[str, _StrPromise] = ("", _("Not known yet"))


def kind_choices() -> list[tuple[str, str | _StrPromise]]:
    """Kinds of organisation, and none."""
    return [NOT_KNOWN, *OrganisationKind.choices]


def countries_or_none() -> list[tuple[str, str | _StrPromise]]:
    """Countries in the reader's language, and none."""
    return [NOT_KNOWN, *country_choices()]


class ChangeOrganisation(forms.Form):
    """What the directory says about an organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=countries_or_none, required=False)
    phone = forms.CharField(
        label=_("Phone"),
        help_text=_("With the code of the country, for example +38733123456."),
        required=False,
        validators=[
            RegexValidator(r"^\+?[1-9]\d{1,14}$", _("Write digits only, after an optional +."))
        ],
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    agreement_until = forms.DateField(
        label=_("We have an agreement until"),
        help_text=_("Leave this empty when there is no agreement, or when it has no end."),
        required=False,
    )


class AddOrganisation(ChangeOrganisation):
    """A new organisation, and in whose directory it will stand."""

    def __init__(self, data: QueryDict | None, missions: QuerySet[Mission]) -> None:
        super().__init__(data)
        ask_mission(self, missions)
        self.order_fields(["mission"])
