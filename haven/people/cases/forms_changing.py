"""Changing what a case says, and settling it when two people did so at once."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.people.cases.catalogue import Risk, UrgentNeed
from haven.people.cases.errors import Described
from haven.people.cases.forms import Many, One, words

THEIRS, YOURS, BOTH = "theirs", "yours", "both"

WHICH = [(THEIRS, _("What somebody else saved")), (YOURS, _("What you wrote"))]
BOTH_TOO = [*WHICH, (BOTH, _("Both"))]


class ChangeCase(forms.Form):
    """The case as it should read; ``seen`` and ``was`` say what it read when it was opened."""

    risk = One(catalogue=Risk, label=_("Risk"))
    urgent_needs = Many(catalogue=UrgentNeed, label=_("What cannot wait?"))
    situation = words(_("Her situation"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.JSONField(widget=forms.HiddenInput, required=False)

    def said(self) -> Described:
        """What she wrote."""
        data = self.cleaned_data
        return Described(data["risk"], data["situation"], tuple(data["urgent_needs"]))


class SettleChange(forms.Form):
    """For each part of the case: which of two texts is to stand."""

    risk = forms.ChoiceField(label=_("Risk"), choices=WHICH)
    urgent_needs = forms.ChoiceField(label=_("What cannot wait?"), choices=BOTH_TOO)
    situation = forms.ChoiceField(label=_("Her situation"), choices=BOTH_TOO)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.JSONField(widget=forms.HiddenInput, required=False)
    theirs = forms.JSONField(widget=forms.HiddenInput)
    yours = forms.JSONField(widget=forms.HiddenInput)

    def settled(self) -> ChangeCase:
        """The form as if she had written what she chose; it checks the words once more."""
        data = self.cleaned_data
        theirs, yours = unpacked(data["theirs"]), unpacked(data["yours"])
        mine = data["risk"] == YOURS
        return ChangeCase(
            {
                "risk": yours.risk if mine else theirs.risk,
                "urgent_needs": _needs(data["urgent_needs"], theirs, yours),
                "situation": _situation(data["situation"], theirs, yours),
                "seen": data["seen"],
                "was": json.dumps(packed(theirs)),
            }
        )


def packed(said: Described) -> dict[str, Any]:
    """A description as a hidden field carries it."""
    return asdict(said)


def unpacked(value: Any) -> Described:
    """What a hidden field carries; what is not a description reads as an empty one."""
    words = value if isinstance(value, dict) else {}
    needs = words.get("urgent_needs")
    return Described(
        risk=str(words.get("risk", "")),
        situation=str(words.get("situation", "")),
        urgent_needs=tuple(map(str, needs)) if isinstance(needs, list) else (),
    )


def _needs(which: str, theirs: Described, yours: Described) -> list[str]:
    both = [*theirs.urgent_needs, *yours.urgent_needs]
    chosen = {THEIRS: theirs.urgent_needs, YOURS: yours.urgent_needs, BOTH: both}[which]
    return list(dict.fromkeys(chosen))


def _situation(which: str, theirs: Described, yours: Described) -> str:
    both = f"{theirs.situation}\n\n{yours.situation}"
    return {THEIRS: theirs.situation, YOURS: yours.situation, BOTH: both}[which]
