"""How every form of Haven is drawn, so that the floors below write plain Django forms."""

from typing import Any

from django.forms import BoundField, RadioSelect, Select
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

FEW = 6
"""So many answers are shown at once, as radios; more of them stand in a list."""


class HavenRenderer(TemplatesSetting):
    """Draws fields with label, hint, error and the right input; short choices as radios."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """Draw ``template_name``; a field first gets the kind of input that suits its answers."""
        if template_name == self.field_template_name:
            show_short_choices(context["field"])
        return super().render(template_name, context, request)


def show_short_choices(field: BoundField) -> None:
    """Let her see all answers when there are few; "no answer" stays one of them if it may."""
    widget = field.field.widget
    if type(widget) is not Select or len(list(widget.choices)) > FEW or has_groups(widget):
        return
    answers = [(value, label) for value, label in widget.choices if value not in ("", None)]
    if not field.field.required:
        answers.append(("", _("No answer")))
    radios = RadioSelect(attrs=widget.attrs, choices=answers)
    radios.is_required = widget.is_required
    field.field.widget = radios


def has_groups(widget: Select) -> bool:
    """Whether the answers stand under headings."""
    return any(isinstance(label, list | tuple) for _value, label in widget.choices)
