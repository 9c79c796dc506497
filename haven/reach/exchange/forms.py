"""What we ask before people come in or go out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission, Team
from haven.foundation.directory.models import Organisation
from haven.reach.exchange.models import Purpose

LARGEST_UPLOAD = 20_000_000


class SendWorkbook(forms.Form):
    """The workbook, and the mission its people belong to."""

    mission = MissionChoiceField(Mission.objects.none(), label=_("Mission"), empty_label=None)
    file = forms.FileField(
        label=_("Filled workbook"),
        help_text=_("An Excel file (.xlsx or .xlsm), at most 20 MB."),
    )

    def __init__(self, *args: Any, missions: QuerySet[Mission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["mission"], missions)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(_("This file is larger than 20 MB. Divide it."))
        return file


class ConfirmImport(forms.Form):
    """Which team takes the cases; and, of a file with faults, that the faulty rows stay out."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Team that takes these cases"),
        required=False,
        empty_label=_("Decide later: only supervisors see them"),
    )

    def __init__(self, *args: Any, teams: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["team"], teams)


class AskExport(forms.Form):
    """What the records are taken out for, and to whom they go."""

    mission = MissionChoiceField(Mission.objects.none(), label=_("Mission"), empty_label=None)
    purpose = forms.TypedChoiceField(
        choices=Purpose,
        coerce=Purpose,
        label=_("What is this export for?"),
        widget=forms.RadioSelect,
    )
    receiver = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation that receives it"),
        required=False,
        empty_label=_("Our own organisation"),
    )
    receiver_name = forms.CharField(
        label=_("Person there who opens it"),
        help_text=_("You will tell her the passphrase by telephone or face to face."),
        max_length=100,
    )

    def __init__(
        self,
        *args: Any,
        missions: QuerySet[Mission],
        organisations: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["mission"], missions)
        receiver = self.fields["receiver"]
        assert isinstance(receiver, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        receiver.queryset = organisations


def _offer(field: forms.Field, choices: QuerySet[Any]) -> None:
    """Let a field choose among records, and choose for her when there is one."""
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    field.queryset = choices
    if len(choices) == 1:
        field.initial = choices[0].pk
