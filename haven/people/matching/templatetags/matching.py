"""How pairs read on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template import Library
from django.utils.translation import gettext as _

from haven.people.matching.wording import TONES

if TYPE_CHECKING:
    from haven.people.matching.models import Pair

register = Library()

NEARLY, HARDLY = 0.995, 0.005


@register.filter
def chance(probability: float) -> str:
    """How probable it is, as far as anybody can say: *about 95 in 100*."""
    if probability >= NEARLY:
        return _("more than 99 in 100")
    if probability < HARDLY:
        return _("less than 1 in 100")
    return _("about %(number)s in 100") % {"number": round(100 * probability)}


@register.filter
def tone(pair: Pair) -> str:
    """The tone of the tag that says what was decided."""
    return TONES[pair.verdict]
