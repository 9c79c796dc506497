"""What we ask before a phone is set up, before a form is set aside, and on the offline page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import MissionChoiceField
from haven.foundation.access.models import Mission, Team
from haven.kernel.codes import MistypedCodeError, read_code
from haven.people.cases.catalogue import Assistance, NoteKind, UrgentNeed
from haven.people.cases.forms import Many, One, SaidBy, words
from haven.people.persons.models import Sex


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


class OfflineForm(forms.Form):
    """What is asked on the offline page; the same form reads it when it comes."""

    def __init__(
        self,
        *args: Any,
        teams: Collection[int] = (),
        mission: Mission | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if "team" in self.fields and mission:
            hers = Team.objects.filter(pk__in=teams, office__mission=mission)
            cast("forms.ModelChoiceField[Team]", self.fields["team"]).queryset = hers


class OfflineNote(OfflineForm):
    """What was said, seen or decided, away from the network."""

    kind = One(catalogue=NoteKind, label=_("Kind"), initial=NoteKind.CONTACT)
    text = words(_("Note"))


class OfflineService(OfflineForm):
    """What help reached her, away from the network."""

    kind = One(catalogue=Assistance, label=_("Help"))
    on = forms.DateField(label=_("Given on"))
    note = words(_("Remark"), required=False)


class OfflinePerson(OfflineForm):
    """Whom she has met: three answers are enough."""

    urgent_needs = Many(catalogue=UrgentNeed, label=_("What cannot wait?"))
    name = forms.CharField(label=_("Name as she gives it"), max_length=200)
    sex = One(catalogue=Sex, label=_("Sex"), initial=Sex.UNKNOWN)
    birth_year = forms.IntegerField(
        label=_("Year of birth"), required=False, min_value=1900, max_value=2100
    )
    words = words(_("Her situation, in a few sentences"), required=False)
    team = SaidBy(Team.objects.none(), label=_("Team"), required=False)


OFFLINE: dict[str, type[OfflineForm]] = {
    "note": OfflineNote,
    "service": OfflineService,
    "person": OfflinePerson,
}
