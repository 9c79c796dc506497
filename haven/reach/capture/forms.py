"""What we ask before a phone is set up, and before a form is set aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission
from haven.kernel.codes import MistypedCodeError, read_code


class AddPhone(forms.Form):
    """Which phone it is, in words by which she will know it again, and where she works with it."""

    mission = MissionChoiceField(Mission.objects.none(), label=_("Mission"), empty_label=None)
    name = forms.CharField(
        label=_("Which phone is it?"),
        help_text=_("Words by which you know it again, such as: blue Samsung."),
        max_length=60,
    )

    def __init__(self, *args: Any, missions: QuerySet[Mission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mission = self.fields["mission"]
        assert isinstance(mission, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        mission.queryset = missions
        if len(missions) == 1:
            mission.initial = missions[0].pk


class TakeAgain(forms.Form):
    """The case a form speaks of, where it does not say so itself."""

    about = forms.CharField(
        label=_("Code of the case it speaks of"),
        help_text=_("Only if the form itself does not say it."),
        required=False,
        max_length=20,
    )

    def clean_about(self) -> str:
        code = str(self.cleaned_data["about"])
        try:
            return read_code(code, "C") if code else ""
        except MistypedCodeError:
            raise forms.ValidationError(_("This is no code of a case.")) from None


class SetAside(forms.Form):
    """Why no programme shall take a form."""

    reason = forms.CharField(
        label=_("Why is it set aside?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
