"""How what happens to answers reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "answers.kept": _("{by} wrote down answers to {questionnaire} on {subject}."),
    "suggestion.followed": _("{by} followed a suggestion on {subject}: {suggestion}."),
    "suggestion.declined": _("{by} declined a suggestion on {subject}: {suggestion}."),
}
