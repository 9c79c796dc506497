"""What we ask while working on a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Team, User
from haven.foundation.directory.models import Organisation
from haven.people.cases.catalogue import (
    Assistance,
    CloseReason,
    ConcernKind,
    NoteKind,
    Risk,
    UrgentNeed,
)
from haven.people.persons.models import Household

if TYPE_CHECKING:
    from django.db.models import QuerySet


class SaidBy(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of people, teams or organisations, called by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class Many(forms.TypedMultipleChoiceField):
    """Several of a catalogue, or none."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, catalogue: Any, **kwargs: Any) -> None:
        kwargs = {"required": False, "choices": catalogue.choices, **kwargs}
        super().__init__(coerce=catalogue, **kwargs)


class One(forms.TypedChoiceField):
    """One of a catalogue."""

    def __init__(self, *, catalogue: Any, **kwargs: Any) -> None:
        super().__init__(coerce=catalogue, choices=catalogue.choices, **kwargs)


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """A field for as many words as it takes."""
    widget = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=label, required=required, widget=widget, **kwargs)


def offer(form: forms.Form, name: str, records: QuerySet[Any]) -> None:
    """Let one of these records be chosen; they are read once, however often they are drawn."""
    field = cast("forms.ModelChoiceField[Any]", form.fields[name])
    field.queryset = records
    field.widget.choices = list(cast("Iterable[Any]", field.choices))


class OpenCase(forms.Form):
    """How pressing it is, what it is about, and who takes it."""

    urgent_needs = Many(catalogue=UrgentNeed, label=_("What cannot wait?"))
    risk = One(
        catalogue=Risk,
        label=_("Risk"),
        initial=Risk.MEDIUM,
        help_text=_("How much harm is likely, how soon, without our help?"),
    )
    concerns = Many(
        catalogue=ConcernKind,
        label=_("What is it about?"),
        help_text=_("Leave this empty when nothing fits: she is helped all the same."),
    )
    situation = words(_("Her situation, in a few sentences"), required=False)
    household = forms.ModelChoiceField(
        Household.objects.none(),
        label=_("Household"),
        required=False,
        empty_label=_("Only herself"),
        help_text=_("When the case is about the people she lives or travels with as well."),
    )
    team = SaidBy(Team.objects.none(), label=_("Team"))

    def __init__(
        self, *args: Any, teams: QuerySet[Team], households: QuerySet[Household], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "team", teams)
        if len(teams) == 1:
            self.fields["team"].initial = teams[0].pk
        offer(self, "household", households)
        if not households:
            del self.fields["household"]


class WriteNote(forms.Form):
    """What was said, seen or decided."""

    kind = One(catalogue=NoteKind, label=_("Kind"), initial=NoteKind.CONTACT)
    text = words(_("Note"))


class CorrectNote(forms.Form):
    """What the note should have said."""

    text = words(_("What the note should say"))


class GiveService(forms.Form):
    """What help reached her."""

    kind = One(catalogue=Assistance, label=_("Help"))
    on = forms.DateField(label=_("Given on"))
    given_by = SaidBy(
        Organisation.objects.none(),
        label=_("Given by"),
        required=False,
        empty_label=_("This organisation"),
    )
    note = words(_("Remark"), required=False)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "given_by", organisations)


class GiveTask(forms.Form):
    """What is to be done, by whom, until when."""

    what = forms.CharField(label=_("What is to be done?"), max_length=300)
    due_on = forms.DateField(label=_("Until"))
    for_user = SaidBy(User.objects.none(), label=_("By whom?"))

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "for_user", colleagues)


class AddConcern(forms.Form):
    """What else the case is about."""

    kind = One(catalogue=ConcernKind, label=_("What is it about?"))
    since = forms.DateField(label=_("Since"))


class EndConcern(forms.Form):
    """Since when the case is no longer about it."""

    until = forms.DateField(label=_("Until"))


class CloseCase(forms.Form):
    """Why our work ends, and when."""

    reason = One(catalogue=CloseReason, label=_("Why does our work end?"))
    on = forms.DateField(label=_("Closed on"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class AssignCase(forms.Form):
    """Who works on it from now on."""

    team = SaidBy(Team.objects.none(), label=_("Team"))
    owner = SaidBy(
        User.objects.none(),
        label=_("Worker"),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(
        self, *args: Any, teams: QuerySet[Team], workers: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "team", teams)
        offer(self, "owner", workers)


class Confirm(forms.Form):
    """Nothing to ask: sending it is the answer."""


def today_is(day: date) -> dict[str, date]:
    """Today, as the first value of every day we ask for."""
    return {"on": day, "since": day, "until": day}
