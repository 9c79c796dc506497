"""What we ask to agree with a partner and to compare."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission
from haven.foundation.directory.models import Organisation
from haven.kernel.codes import MistypedCodeError, read_code
from haven.reach.encodings.files import LARGEST_FILE, TOO_LARGE
from haven.reach.encodings.models import Purpose
from haven.reach.encodings.sharing import MistypedSecretError, read_secret

NOT_A_NUMBER = _("This number has a typing mistake. Compare it letter by letter.")


class MakeAgreement(forms.Form):
    """With whom, what for, how long, and the secret if the partner has made it."""

    mission = MissionChoiceField(Mission.objects.none(), label=_("Mission"), empty_label=None)
    partner = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Partner organisation"), empty_label=_("Choose")
    )
    purpose = forms.TypedChoiceField(
        choices=Purpose,
        coerce=Purpose,
        label=_("What are people compared for?"),
        widget=forms.RadioSelect,
    )
    starts_on = forms.DateField(label=_("From"), initial=localdate)
    ends_on = forms.DateField(label=_("Last day"), help_text=_("A year at most."))
    secret = forms.CharField(
        label=_("Secret the partner has told you"),
        help_text=_("Leave it empty to make a new one: you will see it once."),
        required=False,
        max_length=100,
    )

    def __init__(
        self,
        *args: Any,
        missions: QuerySet[Mission],
        partners: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["mission"], missions)
        _offer(self.fields["partner"], partners)
        if len(missions) == 1:
            self.fields["mission"].initial = missions[0].pk

    def clean_secret(self) -> bytes | None:
        typed = self.cleaned_data["secret"]
        try:
            return read_secret(typed) if typed else None
        except MistypedSecretError as mistyped:
            raise forms.ValidationError(str(mistyped)) from mistyped


class SendEncodings(forms.Form):
    """The partner's file."""

    file = forms.FileField(
        label=_("File of the partner"), help_text=_("At most 50,000 records; 11 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(TOO_LARGE)
        return file


class AskWhoseNumber(forms.Form):
    """A number of ours that the partner has named."""

    number = forms.CharField(
        label=_("Number the partner has named"),
        help_text=_("Eight letters and digits, like 7K3M-92Q5."),
        max_length=20,
    )

    def clean_number(self) -> str:
        try:
            return read_code(self.cleaned_data["number"])
        except MistypedCodeError as mistyped:
            raise forms.ValidationError(NOT_A_NUMBER) from mistyped


def _offer(field: forms.Field, choices: QuerySet[Any]) -> None:
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    field.queryset = choices
