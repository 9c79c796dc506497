"""Small helpers that every template has at hand."""

from django.forms import BoundField
from django.template import Library

register = Library()


@register.filter
def first_id(field: BoundField) -> str:
    """The id an error summary links to: the input itself, or the first of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether the field is a single box to tick, whose label stands behind it."""
    return field.widget_type == "checkbox"
