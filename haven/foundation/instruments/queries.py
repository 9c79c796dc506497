"""What can be asked of questionnaires."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import QuerySet

import haven
from haven.foundation.access.models import Mission
from haven.foundation.instruments.models import Edition, Instrument, State
from haven.foundation.instruments.policies import (
    may_add_instrument_in,
    may_fill,
    may_see_edition,
)

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor

BOX = Path(haven.__file__).parent.parent / "instruments"
LARGE = ("workbook", "sheets", "xform")


def editions_of(actor: Actor) -> QuerySet[Edition]:
    """Every version she may see, the newest first, without their content."""
    seen = Edition.objects.permitted(actor, may_see_edition).defer(*LARGE)
    return seen.select_related("instrument", "mission").order_by("instrument__code", "-uploaded_at")


def published_for(actor: Actor) -> QuerySet[Edition]:
    """What she may ask today, by code."""
    published = Edition.objects.permitted(actor, may_fill).defer(*LARGE)
    return published.select_related("instrument").order_by("instrument__code")


def published_with_forms(actor: Actor) -> QuerySet[Edition]:
    """The same with their XForms, for who takes them along."""
    return published_for(actor).defer(None).defer("workbook", "sheets")


def edition_of(mission: Mission, code: str, version: str) -> Edition | None:
    """A version that was published once; an old phone may still send it."""
    known = Edition.objects.filter(mission=mission, instrument__code=code, version=version)
    return known.exclude(state=State.DRAFT).select_related("instrument", "mission").first()


def last_published(instrument: Instrument) -> Edition | None:
    """What was published last, though it be withdrawn since."""
    known = instrument.editions.exclude(state=State.DRAFT)
    return known.order_by("-published_at").first()


def missions_i_write_for(actor: Actor) -> QuerySet[Mission]:
    """The missions whose questionnaires she looks after."""
    return Mission.objects.filter(may_add_instrument_in.where(actor))


@cache
def in_the_box() -> tuple[str, ...]:
    """The codes of the questionnaires that come with Haven."""
    return tuple(sorted(path.stem for path in BOX.glob("*.xlsx")))


def from_the_box(code: str) -> Path:
    """The workbook of a questionnaire that comes with Haven."""
    return BOX / f"{code}.xlsx"
