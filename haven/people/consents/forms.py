"""What we ask when she decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission
from haven.foundation.directory.models import Organisation
from haven.people.consents.models import (
    Decision,
    GivenBy,
    How,
    LegalBasis,
    Purpose,
    RecipientKind,
)
from haven.people.consents.queries import Recipient

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

POINTS = (
    ("agreement", _("She agrees, or a child assents, to this conversation")),
    ("purpose", _("What it is for")),
    ("uses", _("How what she says is used, and may be used later")),
    ("research", _("That figures without names may be used to learn")),
    ("access", _("That she may see what we hold about her at any time")),
    ("retention", _("How long we keep it")),
    ("withdrawal", _("How she can take her agreement back")),
)
"""The seven points of HTCDS 2.0, after the IOM screening interview."""

NAMED = {RecipientKind.ORGANISATION, RecipientKind.AUTHORITY}

SAYS = {
    "recipient": _("Name the organisation or authority."),
    "recipient_mission": _("Name the mission."),
    "points": _("Explain all seven points before she agrees."),
    "guardian": _("Name the guardian."),
    "child_assents": _("Ask the child as well."),
    "legal_basis": _("When nobody can consent, another legal basis is needed."),
    "reason": _("Say why her consent is not the ground."),
    "ends_on": _("It ends after it begins."),
}


class AskConsent(forms.Form):
    """One question, and what she answers."""

    purpose = forms.ChoiceField(label=_("For what?"), choices=Purpose.choices)
    recipient_kind = forms.ChoiceField(
        label=_("Who would learn it?"), choices=RecipientKind.choices, initial=RecipientKind.US
    )
    points = forms.MultipleChoiceField(
        label=_("What did you explain?"),
        choices=POINTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decision = forms.ChoiceField(
        label=_("What does she say?"),
        choices=[(Decision.GIVEN, _("She agrees")), (Decision.REFUSED, _("She refuses"))],
    )
    how = forms.ChoiceField(label=_("How does she say it?"), choices=How.choices)
    interpreter_used = forms.BooleanField(label=_("With an interpreter"), required=False)
    given_by = forms.ChoiceField(
        label=_("Who decides?"), choices=GivenBy.choices, initial=GivenBy.HERSELF
    )
    guardian = forms.CharField(label=_("Name of the guardian"), max_length=200, required=False)
    child_assents = forms.NullBooleanField(
        label=_("Does the child agree?"),
        required=False,
        widget=forms.RadioSelect(choices=[("true", _("Yes")), ("false", _("No"))]),
    )
    legal_basis = forms.ChoiceField(
        label=_("Legal basis"), choices=LegalBasis.choices, initial=LegalBasis.CONSENT
    )
    reason = forms.CharField(label=_("Why is it not her consent?"), max_length=1000, required=False)
    decided_on = forms.DateField(label=_("When did she decide?"))
    ends_on = forms.DateField(
        label=_("Until when?"), help_text=_("Empty: until she withdraws it."), required=False
    )

    recipient_mission = MissionChoiceField(
        label=_("Which mission?"), queryset=Mission.objects.none(), required=False
    )

    def __init__(
        self,
        data: QueryDict | None,
        organisations: QuerySet[Organisation],
        missions: QuerySet[Mission],
        **initial: Any,
    ) -> None:
        super().__init__(data, initial=initial)
        self.organisations = {str(one.pk): one for one in organisations}
        named = [(key, one.name) for key, one in self.organisations.items()]
        self.fields["recipient"] = forms.ChoiceField(
            label=_("Which one?"), choices=[("", _("None")), *named], required=False
        )
        self.fields["recipient_mission"].queryset = missions  # type: ignore[attr-defined]
        self.order_fields(["purpose", "recipient_kind", "recipient", "recipient_mission"])

    def recipient(self) -> Recipient:
        """Towards whom."""
        kind = self.cleaned_data["recipient_kind"]
        named = self.organisations.get(self.cleaned_data["recipient"])
        if kind == RecipientKind.MISSION:
            return Recipient.our(self.cleaned_data["recipient_mission"])
        return Recipient(kind, named if kind in NAMED else None)

    def answer(self) -> dict[str, Any]:
        """The answers as ``record_consent`` takes them."""
        said = dict(self.cleaned_data)
        for name in ("recipient_kind", "recipient", "recipient_mission", "decided_on"):
            said.pop(name)
        return {
            **said, "on": self.cleaned_data["decided_on"], "recipient": self.recipient(),
            "guardian": said["guardian"] or None, "reason": said["reason"] or None,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A yes needs everything explained; each ground and recipient needs its name."""
        said = super().clean() or self.cleaned_data
        by_consent = said.get("legal_basis") == LegalBasis.CONSENT
        agreed = said.get("decision") == Decision.GIVEN
        start, end = said.get("decided_on"), said.get("ends_on")
        wrong = {
            "recipient": said.get("recipient_kind") in NAMED and not said.get("recipient"),
            "recipient_mission": said.get("recipient_kind") == RecipientKind.MISSION
            and not said.get("recipient_mission"),
            "points": agreed and by_consent and len(said.get("points", ())) < len(POINTS),
            "guardian": said.get("given_by") == GivenBy.GUARDIAN and not said.get("guardian"),
            "child_assents": said.get("given_by") == GivenBy.GUARDIAN
            and said.get("child_assents") is None,
            "legal_basis": said.get("given_by") == GivenBy.NOBODY and by_consent,
            "reason": not by_consent and not said.get("reason"),
            "ends_on": bool(start and end and end < start),
        }
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            self.add_error(name, SAYS[name])
        return said
