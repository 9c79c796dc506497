"""What we ask of somebody who looks for an entry on the trail."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Mission
from haven.foundation.audit.queries import Sought
from haven.foundation.audit.sentences import acts_in_words


class SearchTrail(forms.Form):
    """Which part of which trail she wants to read."""

    mission = forms.ChoiceField(label=_("Mission"))
    act = forms.ChoiceField(label=_("What was done"), required=False)
    by = forms.CharField(label=_("User name"), required=False, max_length=60)
    subject = forms.CharField(
        label=_("Record"),
        required=False,
        max_length=80,
        help_text=_("As the trail names it, for example: case 7K3M-92QX"),
    )

    def __init__(self, *args: Any, missions: Iterable[Mission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = [(m.code, m.name) for m in missions]  # type: ignore[attr-defined]
        self.fields["act"].choices = [("", _("Everything")), *acts_in_words()]  # type: ignore[attr-defined]

    def sought(self) -> Sought:
        """What she looks for, once the form is valid."""
        return Sought(**self.cleaned_data)
