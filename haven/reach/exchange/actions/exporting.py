"""Take people's records out: for a purpose, to somebody named, locked, and for a day only.

Of many people, or when one of them is restricted, only with a second person.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.turns import take_turns
from haven.reach.exchange.models import ExportRequest, Purpose, receiver_code
from haven.reach.exchange.policies import may_approve_export, may_export_from, may_take_export
from haven.reach.exchange.queries import Leaving, who_leaves

FEW = 50
"""Up to so many persons one supervisor may take out alone."""

VALID_FOR = timedelta(hours=24)

EXPIRED = _("This request is more than a day old. Ask anew.")
ALONE = _("A second supervisor must agree first.")
GROWN = _("There are more people now than were asked for. Ask anew.")
NEVER = _("People's names never go to an immigration service.")
STRANGE = _("Choose an organisation from the directory of the same mission.")
UNKNOWN = _("Nobody has written down what kind of organisation this is. Do it in the directory.")
CHANGED = _("Somebody's record changed while the workbook was made. Make it anew.")
GONE = _("This workbook is not kept any more. Make it anew.")


class Asked(TypedDict):
    """What for, and for whom; without ``receiver``, for somebody in our own organisation."""

    purpose: Purpose
    receiver: Organisation | None
    receiver_name: str


class ExportRefusedError(Exception):
    """An export that may not leave now, in words fit for the page."""


@action
def ask_export(
    *, by: Actor, mission: Mission, at: datetime, **asked: Unpack[Asked]
) -> ExportRequest:
    """Ask to take out the people of a mission, for somebody in an organisation, or in our own.

    Raises:
        ExportRefusedError: the organisation may never know them.
    """
    may_export_from.require(by, mission)
    refuse_receiver(mission, asked["receiver"])
    request = ExportRequest(
        mission=mission, asked_by=by.user, asked_at=at, expires_at=at + VALID_FOR, **asked
    )
    _count(request, who_leaves(by, request, at))
    request.save(force_insert=True)
    _note(by, "htcds.export_asked", request)
    return request


@action
def approve_export(*, by: Actor, request: ExportRequest, at: datetime) -> None:
    """Agree, as a second person, that these people's records leave.

    Raises:
        ExportRefusedError: the request is too old, or the organisation may never know them.
    """
    may_approve_export.require(by, request)
    take_turns(request.mission)
    refuse_receiver(request.mission, request.receiver)
    if at >= request.expires_at:
        raise ExportRefusedError(EXPIRED)
    request.approved_by, request.approved_at = by.user, at
    request.save(update_fields=["approved_by", "approved_at"])
    _note(by, "htcds.export_approved", request)


@action
def take_export(
    *, by: Actor, request: ExportRequest, people: Leaving, file: bytes, at: datetime
) -> None:
    """Keep the locked workbook that was made of these people, if nothing has changed since.

    Raises:
        ExportRefusedError: it may not leave now, or other people would leave with it.
    """
    may_take_export.require(by, request)
    take_turns(request.mission)  # nobody is forgotten or restricted until it is kept
    request.refresh_from_db(fields=["receiver", "approved_by"])
    refuse_export(request, people, at)
    if who_leaves(by, request, at) != people:
        raise ExportRefusedError(CHANGED)
    request.file, request.taken_at = file, at
    _count(request, people)
    request.save(update_fields=["file", "taken_at", "count", "left_out"])
    _note(by, "htcds.exported", request)


@action
def download_export(*, by: Actor, request: ExportRequest, at: datetime) -> bytes:
    """Hand out the locked workbook, as often as she asks for it in its day.

    Raises:
        ExportRefusedError: its day is over, it is not kept any more, or its receiver is one now who
            may never know them.
    """
    may_take_export.require(by, request)
    refuse_receiver(request.mission, request.receiver)
    if at >= request.expires_at:
        raise ExportRefusedError(EXPIRED)
    if request.file is None:
        raise ExportRefusedError(GONE)
    _note(by, "htcds.export_downloaded", request)
    return bytes(request.file)


@action
def export_at_console(
    *, by: Actor, mission: Mission, count: int, receiver: Organisation | None = None
) -> None:
    """Note that whoever has a shell and the key takes so many of a mission's people out.

    Raises:
        ExportRefusedError: the organisation may never know them.
    """
    may_export_from.require(by, mission)
    refuse_receiver(mission, receiver)
    record(
        by,
        "htcds.exported",
        mission,
        mission=mission,
        purpose="console",
        count=count,
        receiver=receiver_code(receiver),
    )


def refuse_receiver(mission: Mission, receiver: Organisation | None) -> None:
    """Refuse who may never know these people, whoever asks.

    Raises:
        ExportRefusedError: such an organisation.
    """
    if receiver and receiver.mission_id != mission.pk:
        raise ExportRefusedError(STRANGE)
    if receiver and not receiver.kind:
        raise ExportRefusedError(UNKNOWN)
    if receiver and receiver.kind == OrganisationKind.IMMIGRATION:
        raise ExportRefusedError(NEVER)


def refuse_export(request: ExportRequest, people: Leaving, at: datetime) -> None:
    """Refuse a request that these people cannot leave with now.

    Raises:
        ExportRefusedError: too old, not agreed to, more people than were asked for, or to somebody
            who may never know them.
    """
    refuse_receiver(request.mission, request.receiver)
    if at >= request.expires_at:
        raise ExportRefusedError(EXPIRED)
    careful = len(people.people) > FEW or any(one.restricted for one in people.people)
    if careful and not request.approved_by_id:
        raise ExportRefusedError(ALONE)
    if len(people.people) > request.count:
        raise ExportRefusedError(GROWN)


def _count(request: ExportRequest, people: Leaving) -> None:
    request.count, request.left_out = len(people.people), people.left_out


def _note(by: Actor, act: str, request: ExportRequest) -> None:
    record(
        by,
        act,
        request,
        mission=request.mission,
        purpose=request.purpose,
        count=request.count,
        receiver=receiver_code(request.receiver),
    )
