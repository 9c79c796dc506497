"""Take people's records out: for a purpose, of many only with a second person, for a day only."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.reach.exchange.models import ExportRequest, Purpose
from haven.reach.exchange.policies import may_approve_export, may_export_from, may_take_export
from haven.reach.exchange.queries import exportable

FEW = 50
"""Up to so many persons one supervisor may take out alone."""

VALID_FOR = timedelta(hours=24)

EXPIRED = _("This request is more than a day old. Ask anew.")
ALONE = _("A second supervisor must agree first.")
GROWN = _("There are more people now than were asked for. Ask anew.")


class ExportRefusedError(Exception):
    """An export that may not leave now, in words fit for the page."""


@action
def ask_export(*, by: Actor, mission: Mission, purpose: Purpose, at: datetime) -> ExportRequest:
    """Ask to take out the people of a mission."""
    may_export_from.require(by, mission)
    request = ExportRequest.objects.create(
        mission=mission,
        asked_by=by.user,
        asked_at=at,
        purpose=purpose,
        count=exportable(by, mission).count(),
        expires_at=at + VALID_FOR,
    )
    record(by, "htcds.export_asked", request, mission=mission, purpose=purpose, count=request.count)
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
    record(by, "htcds.export_approved", request, mission=request.mission, count=request.count)


@action
def take_export(*, by: Actor, request: ExportRequest, at: datetime) -> None:
    """Take out what was asked for; ``queries.export_rows`` gives the rows.

    Raises:
        ExportRefusedError: too old, not agreed to, or more people than were asked for.
    """
    may_take_export.require(by, request)
    count = exportable(by, request.mission).count()
    if refusal := why_not_yet(request, count, at):
        raise ExportRefusedError(refusal)
    request.taken_at = at
    request.save(update_fields=["taken_at"])
    record(
        by,
        "htcds.exported",
        request,
        mission=request.mission,
        purpose=request.purpose,
        count=count,
    )


@action
def export_at_console(*, by: Actor, mission: Mission) -> int:
    """Note that whoever has a shell and the key takes a mission's people out; returns how many."""
    may_export_from.require(by, mission)
    count = exportable(by, mission).count()
    record(by, "htcds.exported", mission, mission=mission, purpose="console", count=count)
    return count


def why_not_yet(request: ExportRequest, count: int, at: datetime) -> str:
    """Why a request cannot be taken now, or nothing."""
    if at >= request.expires_at:
        return str(EXPIRED)
    if count > FEW and not request.approved_by_id:
        return str(ALONE)
    return str(GROWN) if count > request.count else ""
