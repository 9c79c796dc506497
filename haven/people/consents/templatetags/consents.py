"""How what she agreed to is divided on a page."""

from django.template import Library

from haven.people.consents.queries import Standing
from haven.people.consents.states import State

register = Library()


@register.filter
def asked(standing: list[Standing]) -> list[Standing]:
    """What she has answered."""
    return [one for one in standing if one.state is not State.NOT_ASKED]


@register.filter
def unasked(standing: list[Standing]) -> list[Standing]:
    """What nobody has asked her yet."""
    return [one for one in standing if one.state is State.NOT_ASKED]
