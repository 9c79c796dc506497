"""What we ask at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.people.matching.models import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from haven.people.matching.models import Pair

ANSWERS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


class Decide(forms.Form):
    """Whether two records are one person's; the button pressed is the answer."""

    reason = forms.CharField(
        label=_("Why, or what is still to be found out"),
        help_text=_(
            "If you are not sure, write what has to be asked. Who registered the other record "
            "reads it here."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    verdict = forms.TypedChoiceField(
        choices=[(answer.value, answer.label) for answer in ANSWERS],
        coerce=Verdict,
        widget=forms.HiddenInput,
        error_messages={"required": _("Choose an answer.")},
    )

    def clean(self) -> dict[str, Any]:
        """Whoever is not sure says what is missing."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("verdict") is Verdict.UNSURE and not said.get("reason"):
            self.add_error("reason", _("Write what has to be found out."))
        return said


class ConfirmPairs(forms.Form):
    """Which pairs of a list are one person each; none is ticked beforehand."""

    pairs = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick the pairs that are one person each."),
            "invalid_choice": _(
                "One of these was decided meanwhile. Look at the list again, and tick anew."
            ),
        },
    )

    def __init__(self, *args: Any, offered: Iterable[Pair], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pairs"]
        field.choices = [(pair.pk, str(pair)) for pair in offered]
