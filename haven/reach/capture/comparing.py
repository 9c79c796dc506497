"""A case as it was when somebody took it along, as it is now, and what she recorded meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.reading import UnreadableError, read
from haven.people.cases.catalogue import Risk, UrgentNeed
from haven.people.cases.models import Case
from haven.people.cases.policies import may_view
from haven.people.cases.versions import described
from haven.reach.capture.contents import Content, glance_back
from haven.reach.capture.forms import OFFLINE
from haven.reach.capture.models import Kind, Parcel
from haven.reach.capture.taking_parcels import Unpacked

MOST = 100

Lines = list[tuple[str, str]]
"""What is said, as heading and words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The three columns; ``then`` and ``now`` are empty where the reader may not see the case."""

    case: Case | None
    then: Lines
    now: Lines
    came: Lines


def columns(actor: Actor, unpacked: Unpacked) -> Columns:
    """What stands in them for this reader."""
    parcel, content = unpacked.parcel, unpacked.content
    seen = Case.objects.permitted(actor, may_view).filter(mission=parcel.mission)
    case = seen.filter(code=content.case).first() if content.case else None
    came = came_in(parcel, content)
    if case is None:
        return Columns(None, [], [], came)
    then, current = glance_back(case, content), described(case)
    now = {"risk": current.risk, "situation": current.situation, "needs": current.urgent_needs}
    return Columns(case, _case_lines(then), [*_case_lines(now), *_state(case)], came)


def came_in(parcel: Parcel, content: Content) -> Lines:
    """What was recorded, in words."""
    if content.kind == Kind.QUESTIONNAIRE:
        return _answers(parcel, content)
    form = OFFLINE[content.kind]()
    return [
        (str(field.label), _worded(field, content.told.get(name)))
        for name, field in form.fields.items()
        if content.told.get(name) not in (None, "", [])
    ]


def _worded(field: Any, said: Any) -> str:
    """An answer in the words it was chosen by."""
    known = dict(getattr(field, "choices", ()))
    several = said if isinstance(said, list) else [said]
    return ", ".join(str(known.get(one, one)) for one in several)


def _case_lines(said: dict[str, Any] | None) -> Lines:
    if said is None:
        return []
    needs, risks = dict(UrgentNeed.choices), dict(Risk.choices)
    return [
        (_("Risk"), str(risks.get(said["risk"], said["risk"]))),
        (_("What cannot wait"), ", ".join(str(needs.get(one, one)) for one in said["needs"])),
        (_("Situation"), said["situation"]),
    ]


def _state(case: Case) -> Lines:
    return [] if case.is_open else [(_("State"), _("Closed"))]


def _answers(parcel: Parcel, content: Content) -> Lines:
    """The answers by the names of their questions."""
    known = Edition.objects.filter(mission=parcel.mission, pk__in=[content.told.get("edition")])
    title = next((one.title for one in known.select_related("instrument")), "")
    try:
        answers = read(str(content.told.get("xml", "")).encode()).answers()
    except UnreadableError:
        answers = {}
    given = [(name, said) for name, said in answers.items() if said]
    return [(_("Questionnaire"), title), *given[:MOST]]
