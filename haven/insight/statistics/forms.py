"""What is asked before a table is made."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.insight.statistics import queries
from haven.insight.statistics.models import HAVEN
from haven.insight.statistics.policies import EXACT_READERS
from haven.insight.statistics.queries import Question
from haven.insight.statistics.words import AUDIENCES, DIMENSION_NAMES, MEASURES, Words
from haven.kernel.disclosure import Audience


class ChooseTable(forms.Form):
    """One to three dimensions, what is counted, when, and for whom."""

    first = forms.ChoiceField(label=_("Broken down by"))
    second = forms.ChoiceField(label=_("And by"), required=False)
    third = forms.ChoiceField(label=_("And by"), required=False)
    what = forms.ChoiceField(label=_("What is counted"))
    year = forms.TypedChoiceField(label=_("Period"), required=False, coerce=int, empty_value=None)
    audience = forms.TypedChoiceField(label=_("Who will read it"), coerce=Audience)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(DIMENSION_NAMES.items())
        more = [("", _("Nothing more")), *names]
        years = [(year, str(year)) for year in queries.years(HAVEN, actor)]
        measures = queries.measures(HAVEN, actor)
        self._offer("first", names)
        self._offer("second", more)
        self._offer("third", more)
        self._offer("what", [(what, MEASURES.get(what, what)) for what in measures])
        self._offer("year", [("", _("All years")), *years])
        self._offer(
            "audience",
            [
                (audience.value, words)
                for audience, words in AUDIENCES.items()
                if audience != Audience.TEAM or actor.holds(*EXACT_READERS)
            ],
        )

    def _offer(self, name: str, choices: Sequence[tuple[object, Words]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse the same dimension twice, beside the field where it came again."""
        chosen = dict(self.cleaned_data)
        by = [chosen[name] for name in ("first", "second", "third") if chosen.get(name)]
        if len(set(by)) < len(by):
            last = "third" if chosen.get("third") in by[:-1] else "second"
            self.add_error(last, _("This dimension is in the table already."))
        return chosen

    def question(self) -> Question:
        """What the valid form asks."""
        chosen = self.cleaned_data
        by = (chosen["first"], chosen["second"], chosen["third"])
        return Question(
            by=tuple(name for name in by if name),
            audience=chosen["audience"],
            what=chosen["what"],
            year=chosen["year"],
        )
