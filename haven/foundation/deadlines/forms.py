"""What we ask when a time limit is to stand still."""

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.deadlines.models import PauseReason


class AskPause(forms.Form):
    """Why a clock should stand still."""

    reason = forms.TypedChoiceField(
        label=_("Why can this wait?"),
        help_text=_("The time limit stands still once a supervisor has agreed."),
        choices=PauseReason,
        coerce=PauseReason,
        widget=forms.RadioSelect,
    )
