"""How a moment of a case reads on a page."""

from django.template import Library

from haven.people.cases.queries.timeline import Line, Moment
from haven.people.cases.wording import concern_of, title_of

register = Library()


@register.filter
def in_a_few_words(moment: Moment) -> str:
    """The title of a line of the timeline."""
    return title_of(moment)


@register.filter
def concern(line: Line) -> str:
    """What a concern is called."""
    return concern_of(line)
