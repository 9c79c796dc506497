"""Fictional words and people with which the pattern book shows the components."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

LONG = (
    "She says she left with an aunt, worked eleven months in a packing hall near the border, "
    "was paid twice, and walked away the night the foreman locked the gate. "
) * 2
ANSWERS = [("", "---------"), ("yes", "Yes"), ("no", "No"), ("unknown", "She prefers not to say")]
LANGUAGES = [
    ("bs", "Bosnian"), ("ka", "Georgian"), ("tg", "Tajik"), ("ru", "Russian"), ("ar", "Arabic"),
    ("fa", "Dari"), ("uk", "Ukrainian"), ("hy", "Armenian"),
]  # fmt: skip
NEEDS = [("shelter", "Shelter"), ("health", "Health care"), ("documents", "Documents")]


class MeetSomeone(forms.Form):
    """Every kind of input there is."""

    name = forms.CharField(label="Name as she gives it", help_text="In any script.")
    safe = forms.ChoiceField(
        label="Does she feel safe now?", choices=ANSWERS, help_text="Ask in private."
    )
    language = forms.ChoiceField(label="Language she speaks best", choices=LANGUAGES)
    needs = forms.MultipleChoiceField(
        label="What does she need today?", choices=NEEDS, widget=forms.CheckboxSelectMultiple
    )
    born_on = forms.DateField(label="Birth date", required=False)
    children = forms.IntegerField(label="Children with her", required=False, min_value=0)
    met_at = forms.SplitDateTimeField(
        label="When did you meet?",
        required=False,
        widget=forms.SplitDateTimeWidget(
            date_attrs={"aria-label": "Day", "type": "date"},
            time_attrs={"aria-label": "Time", "type": "time"},
        ),
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea({"rows": 4}))
    paper = forms.FileField(label="A paper she shows", required=False)
    agrees = forms.BooleanField(
        label="She agrees that we keep this", help_text="She may change her mind at any time."
    )


class FindSomeone(forms.Form):
    """One box."""

    q = forms.CharField(label="Find a person", widget=forms.SearchInput)


def samples() -> dict[str, Any]:
    """All that the pattern book's page needs."""
    return {
        "chapters": ["buttons", "words", "lists", "tables", "forms", "questionnaires"],
        "blank": MeetSomeone(prefix="blank"),
        "faulty": MeetSomeone({"faulty-born_on": "2026-13-01"}, prefix="faulty"),
        "search": FindSomeone(),
        "day": date(2026, 11, 22),
        "moment": datetime(2026, 11, 22, 14, 3, tzinfo=UTC),
        "page": Paginator(range(260), 50).page(2),
        "rows": range(1, 31),
        "long": LONG,
        "tones": [
            ("urgent", "Urgent"), ("high", "High"), ("medium", "Medium"), ("low", "Low"),
            ("new", "New"), ("waiting", "Waiting"), ("late", "Late"), ("done", "Done"),
            ("closed", "Closed"), ("restricted", "Restricted"),
        ],
    }  # fmt: skip
