"""What we ask before two files become one, and before they part again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haven.kernel.codes import MistypedCodeError, read_code
from haven.people.joining.choices import Choices, differing
from haven.people.joining.models import CircleChoice, Side
from haven.people.joining.words import QUESTIONS, answer, kind_of, says

if TYPE_CHECKING:
    from haven.people.joining.models import Joining
    from haven.people.joining.sharing import LaterRow
    from haven.people.persons.models import Person


class ChooseFile(forms.Form):
    """Which other file is of the same person."""

    code = forms.CharField(
        label=gettext_lazy("Code of the other file"),
        help_text=gettext_lazy("Such as 7K3M-92Q5. That file becomes a signpost to this one."),
        max_length=12,
    )

    def clean_code(self) -> str:
        """The code as it is written down."""
        try:
            return read_code(self.cleaned_data["code"])
        except MistypedCodeError as mistyped:
            raise forms.ValidationError(str(mistyped)) from mistyped


class JoinFiles(forms.Form):
    """Whose answer counts where the files differ, who stays named, and why they are one."""

    reason = forms.CharField(
        label=gettext_lazy("Why are the two files of one person?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, keep: Person, other: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in differing(keep, other):
            answers = ((Side.KEEP, keep), (Side.OTHER, other))
            self.fields[name] = forms.ChoiceField(
                label=QUESTIONS[name],
                choices=[(side, f"{answer(name, file)} ({file.code})") for side, file in answers],
            )
        self.fields["circle"] = forms.ChoiceField(
            label=_("Which workers stay named for her?"),
            choices=CircleChoice.choices,
            initial=CircleChoice.KNEW_BOTH,
        )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def choices(self) -> Choices:
        """What was chosen."""
        said = dict(self.cleaned_data)
        said.pop("reason")
        return Choices.of(said)


class Confirm(forms.Form):
    """Nothing to ask: sending it is the answer."""


class PartFiles(forms.Form):
    """To whom belongs what was added since."""

    def __init__(
        self, *args: Any, joining: Joining, later: Sequence[LaterRow], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        sides = [(Side.KEEP, joining.keep.code), (Side.OTHER, joining.other.code)]
        for one in later:
            self.fields[one.key] = forms.ChoiceField(
                label=f"{kind_of(one.link.model)}: {says(one.row)}",
                choices=sides,
                initial=Side.KEEP,
            )

    def answers(self) -> dict[str, str]:
        """To whom each row belongs, by its key."""
        return dict(self.cleaned_data)
