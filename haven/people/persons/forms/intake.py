"""What we ask when we meet somebody; three answers are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import ask_mission
from haven.foundation.access.models import Mission
from haven.people.persons.answers import Answers, Beside, GivenName
from haven.people.persons.forms.fields import NOT_ASKED, AskContact, AskWho, in_a_row
from haven.people.persons.models import NameKind

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

ENOUGH = 3
COUNTED = (
    "safe_now", "name", "second_name", "birth_year", "nationality", "language", "value", "needs"
)  # fmt: skip
YES_NO = (NOT_ASKED, ("yes", _("Yes")), ("no", _("No")))
FIRST_NEEDS = (
    ("danger", _("In danger now")),
    ("medical", _("Needs a doctor today")),
    ("shelter", _("Nowhere safe to sleep tonight")),
    ("food", _("No food or water")),
    ("child_alone", _("A child is alone")),
)
"""Codes of the cases' list of urgent needs, where they are written down when a case is opened."""


class Find(forms.Form):
    """One box."""

    text = forms.CharField(
        label=_("Name, code, document or phone"),
        help_text=_("In any script. Spelling need not be exact."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class Intake(AskContact, AskWho):
    """Safety first, then who she is, then how to reach her."""

    safe_now = forms.ChoiceField(
        label=_("Is she safe right now?"),
        help_text=_("If not, stop here and get help first. The rest can wait."),
        choices=YES_NO,
        required=False,
        widget=in_a_row(),
    )
    needs = forms.MultipleChoiceField(
        label=_("What does she need today?"),
        choices=FIRST_NEEDS,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "haven-inline"}),
    )
    name = forms.CharField(
        label=_("Name as she gives it"), help_text=_("In any script."), max_length=200,
        required=False,
    )  # fmt: skip
    second_name = forms.CharField(
        label=_("Name in a document, if it differs"), max_length=200, required=False
    )
    beside = forms.ChoiceField(
        label=_("Somebody very like her is known already. Why a new record?"),
        choices=[NOT_ASKED, *Beside.choices],
        required=False,
    )

    def __init__(self, data: QueryDict | None, missions: QuerySet[Mission], name: str = "") -> None:
        super().__init__(data, initial={"name": name})
        ask_mission(self, missions, empty_label=None)

    def clean(self) -> dict[str, Any]:
        """Three answers are enough, and fewer are not."""
        answers = super().clean()
        said = sum(bool(answers.get(name)) for name in COUNTED)
        said += answers.get("sex") not in (None, "unknown")
        if not self.errors and said < ENOUGH:
            self.add_error(None, gettext("Three answers are enough. Give at least three."))
        return answers

    def names(self) -> list[GivenName]:
        """The names answered."""
        given, document = (self.cleaned_data.get(name) for name in ("name", "second_name"))
        said = [GivenName(given)] if given else []
        return said + ([GivenName(document, NameKind.DOCUMENT)] if document else [])

    def answers(self) -> Answers:
        """The answers as ``register_person`` takes them."""
        contact = self.contact()
        return {
            "names": self.names(),
            "sex": self.cleaned_data["sex"],
            "birth": self.birth(),
            "basis": self.cleaned_data["basis"],
            "nationalities": self.nationalities(),
            "languages": self.languages(),
            "contacts": [contact] if contact else [],
        }
