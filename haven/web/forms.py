"""How every form of Haven is drawn, so that the floors below write plain Django forms."""

from typing import Any

from django.forms import BoundField, RadioSelect, Select
from django.forms.models import ModelChoiceIterator
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

FEW = 6
"""So many answers are shown at once, as radios; more of them stand in a list."""


class HavenRenderer(TemplatesSetting):
    """Draws fields with label, hint, error and the right input; short choices as radios."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Draw ``template_name``; a field first gets the kind of input that suits its answers."""
        if template_name == self.field_template_name:
            show_choices(context["field"])
        return super().render(template_name, context, request)


def show_choices(field: BoundField) -> None:
    """Let her see all answers when there are few, and let no answer be chosen by the browser."""
    widget = field.field.widget
    if type(widget) is not Select or isinstance(widget.choices, ModelChoiceIterator):
        return  # records of the database stay as they are: looking how many there are is a query
    answers = [(value, words) for value, words in widget.choices if value not in ("", None)]
    nothing = ("", _("Choose") if field.field.required else _("No answer"))
    if not is_short(answers):
        widget.choices = [nothing, *answers]
        return
    choices = answers if field.field.required else [*answers, nothing]
    radios = RadioSelect(attrs=widget.attrs, choices=choices)
    radios.is_required = widget.is_required
    field.field.widget = radios


def is_short(answers: list[tuple[Any, Any]]) -> bool:
    """Whether the answers are few and do not stand under headings."""
    return len(answers) <= FEW and not any(
        isinstance(words, list | tuple) for _value, words in answers
    )
