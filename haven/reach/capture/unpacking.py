"""Hand what was in a parcel to the programme it is for, in the name of who recorded it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.instruments.arriving import Arrived, NotTakenError, hand_over
from haven.foundation.instruments.models import Edition, Via
from haven.kernel.ages import BirthDate
from haven.people.cases.actions import give_service, open_case, write_note
from haven.people.cases.models import Case
from haven.people.cases.policies import may_work_on
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Basis
from haven.reach.capture.contents import Content
from haven.reach.capture.models import Kind, Parcel

Told = dict[str, Any]
"""What was recorded, after the forms have read it."""


def hand_on(by: Actor, parcel: Parcel, content: Content, told: Told, at: datetime) -> None:
    """Let the programme have it.

    Raises:
        NotTakenError, CaseError, PermissionDenied: a person must look at it.
    """
    HANDED[content.kind](by, parcel, content, told, at)


def case_of(by: Actor, parcel: Parcel, content: Content) -> Case | None:
    """The case it speaks of, if she may work on it."""
    hers = Case.objects.permitted(by, may_work_on).filter(mission=parcel.mission)
    return hers.filter(code=content.case).first() if content.case else None


def _case(by: Actor, parcel: Parcel, content: Content) -> Case:
    case = case_of(by, parcel, content)
    if case is None:
        raise NotTakenError(_("Who sent it may not work on this case."))
    return case


def _note(by: Actor, parcel: Parcel, content: Content, told: Told, at: datetime) -> None:
    write_note(by=by, case=_case(by, parcel, content), at=at, **told)


def _service(by: Actor, parcel: Parcel, content: Content, told: Told, at: datetime) -> None:
    give_service(by=by, case=_case(by, parcel, content), **told)


def _person(by: Actor, parcel: Parcel, content: Content, told: Told, at: datetime) -> None:
    """Register her, and open a case that says what cannot wait."""
    year, on = told["birth_year"], localdate(at)
    person = register_person(
        by=by,
        mission=parcel.mission,
        on=on,
        names=[GivenName(told["name"])],
        sex=told["sex"],
        birth=BirthDate(year) if year else None,
        basis=Basis.STATED if year else "",
        team=told["team"],
    )
    open_case(
        by=by,
        person=person,
        on=on,
        at=at,
        urgent_needs=told["urgent_needs"],
        situation=told["words"],
        team=told["team"],
    )


def _questionnaire(by: Actor, parcel: Parcel, content: Content, told: Told, at: datetime) -> None:
    known = Edition.objects.filter(mission=parcel.mission, pk=told["edition"])
    edition = known.select_related("instrument", "mission").first()
    if edition is None:
        raise NotTakenError(_("This questionnaire is not known here."))
    arrived = Arrived(
        instance=UUID(told["instance"]),
        edition=edition,
        by=by.user,
        at=at,
        via=Via.FIELD,
        xml=told["xml"].encode(),
        about=content.case,
        attachments={name: b64decode(file) for name, file in told["files"].items()},
    )
    hand_over(arrived)


HANDED: dict[str, Callable[[Actor, Parcel, Content, Told, datetime], None]] = {
    Kind.NOTE: _note,
    Kind.SERVICE: _service,
    Kind.PERSON: _person,
    Kind.QUESTIONNAIRE: _questionnaire,
}
