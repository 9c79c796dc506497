"""What we ask about answers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeclineSuggestion(forms.Form):
    """Why what was suggested does not follow."""

    reason = forms.CharField(label=_("Why not?"), widget=forms.Textarea(attrs={"rows": 3}))
