"""What we ask about the people who belong to her, and about those who may know her."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import User
from haven.people.persons.models import Household, Kinship, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet

NEW = "new"


class SaidByName(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of workers, called by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class Relate(forms.Form):
    """What the person found is to her."""

    kinship = forms.TypedChoiceField(
        label=_("What is this person to her?"), choices=Kinship.choices, coerce=Kinship
    )


class JoinHousehold(forms.Form):
    """With whom she lives or travels, and since when."""

    household = forms.ChoiceField(label=_("With whom does she live or travel?"))
    on = forms.DateField(label=_("Since"))
    is_head = forms.BooleanField(label=_("She speaks for this household"), required=False)

    def __init__(
        self, *args: Any, homes: Mapping[Household, Sequence[Person]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.homes = {home.code: home for home in homes}
        lived_in = [(home.code, _together(home, people)) for home, people in homes.items()]
        offered = cast("forms.ChoiceField", self.fields["household"])
        offered.choices = [*lived_in, (NEW, _("A new household"))]

    def home(self) -> Household | None:
        """The household she joins, or None when she begins one."""
        return self.homes.get(self.cleaned_data["household"])


class LeaveHousehold(forms.Form):
    """Since when she no longer lives there."""

    on = forms.DateField(label=_("Until"))


class DrawIn(forms.Form):
    """Who else may know her."""

    user = SaidByName(User.objects.none(), label=_("Worker"))

    def __init__(self, *args: Any, workers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SaidByName", self.fields["user"]).queryset = workers


class Confirm(forms.Form):
    """Nothing to ask: sending it is the answer."""


def _together(home: Household, people: Sequence[Person]) -> str:
    """A household in words: its code, and who of her family lives there."""
    names = [name.text or "" for person in people for name in list(person.names.all())[:1]]
    return ": ".join(filter(None, (home.code, ", ".join(names))))
