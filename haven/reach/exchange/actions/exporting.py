"""Take people's records out: for a purpose, to somebody named, locked, and for a day only.

Of many people, or when one of them is restricted, only with a second person.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.reach.exchange.locking import new_passphrase
from haven.reach.exchange.making import locked_workbook
from haven.reach.exchange.models import ExportRequest, HtcdsAnswers, Purpose, receiver_code
from haven.reach.exchange.policies import may_approve_export, may_export_from, may_take_export
from haven.reach.exchange.queries import exportable

FEW = 50
"""Up to so many persons one supervisor may take out alone."""

VALID_FOR = timedelta(hours=24)

EXPIRED = _("This request is more than a day old. Ask anew.")
ALONE = _("A second supervisor must agree first.")
GROWN = _("There are more people now than were asked for. Ask anew.")
NEVER = _("People's names never go to an immigration service.")
STRANGE = _("Choose an organisation from the directory of the same mission.")
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
    request = ExportRequest.objects.create(
        mission=mission,
        asked_by=by.user,
        asked_at=at,
        count=exportable(by, mission).count(),
        expires_at=at + VALID_FOR,
        **asked,
    )
    _note(by, "htcds.export_asked", request)
    return request


@action
def approve_export(*, by: Actor, request: ExportRequest, at: datetime) -> None:
    """Agree, as a second person, that these people's records leave.

    Raises:
        ExportRefusedError: the request is too old.
    """
    may_approve_export.require(by, request)
    if at >= request.expires_at:
        raise ExportRefusedError(EXPIRED)
    request.approved_by, request.approved_at = by.user, at
    request.save(update_fields=["approved_by", "approved_at"])
    _note(by, "htcds.export_approved", request)


@action
def take_export(*, by: Actor, request: ExportRequest, at: datetime) -> str:
    """Make the workbook that was asked for; returns the passphrase it is locked with.

    The passphrase is kept nowhere: whoever loses it makes the workbook anew.

    Raises:
        ExportRefusedError: too old, not agreed to, or more people than were asked for.
    """
    may_take_export.require(by, request)
    refuse_receiver(request.mission, request.receiver)
    if refusal := why_not_yet(request, exportable(by, request.mission), at):
        raise ExportRefusedError(refusal)
    passphrase = new_passphrase()
    request.file, request.taken_at = locked_workbook(by, request, passphrase, at), at
    request.save(update_fields=["file", "taken_at"])
    _note(by, "htcds.exported", request)
    return passphrase


@action
def download_export(*, by: Actor, request: ExportRequest, at: datetime) -> bytes:
    """Hand out the locked workbook, as often as she asks for it in its day.

    Raises:
        ExportRefusedError: its day is over, or it is not kept any more.
    """
    may_take_export.require(by, request)
    if at >= request.expires_at:
        raise ExportRefusedError(EXPIRED)
    if request.file is None:
        raise ExportRefusedError(GONE)
    _note(by, "htcds.export_downloaded", request)
    return bytes(request.file)


@action
def export_at_console(*, by: Actor, mission: Mission, receiver: Organisation | None = None) -> int:
    """Note that whoever has a shell and the key takes a mission's people out; returns how many.

    Raises:
        ExportRefusedError: the organisation may never know them.
    """
    may_export_from.require(by, mission)
    refuse_receiver(mission, receiver)
    count, to = exportable(by, mission).count(), receiver_code(receiver)
    record(
        by,
        "htcds.exported",
        mission,
        mission=mission,
        purpose="console",
        count=count,
        receiver=to,
    )
    return count


def refuse_receiver(mission: Mission, receiver: Organisation | None) -> None:
    """Refuse who may never know these people, whoever asks.

    Raises:
        ExportRefusedError: such an organisation.
    """
    if receiver and receiver.mission_id != mission.pk:
        raise ExportRefusedError(STRANGE)
    if receiver and receiver.kind == OrganisationKind.IMMIGRATION:
        raise ExportRefusedError(NEVER)


def why_not_yet(request: ExportRequest, people: QuerySet[HtcdsAnswers], at: datetime) -> str:
    """Why a request cannot be taken now, or nothing."""
    if at >= request.expires_at:
        return str(EXPIRED)
    count = people.count()
    restricted = people.filter(person__restricted=True)
    if not request.approved_by_id and (count > FEW or restricted.exists()):
        return str(ALONE)
    return str(GROWN) if count > request.count else ""


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
