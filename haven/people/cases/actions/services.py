"""Services: help that really reached her."""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.directory.models import Organisation
from haven.people.cases.catalogue import Assistance
from haven.people.cases.errors import CaseClosedError
from haven.people.cases.models import Case, Service
from haven.people.cases.policies import may_work_on


@action
def give_service(
    *,
    by: Actor,
    case: Case,
    kind: Assistance,
    on: date,
    given_by: Organisation | None = None,
    note: str = "",
) -> Service:
    """Write down help she received, from us or (``given_by``) from another organisation.

    Raises:
        CaseClosedError: the case is closed.
    """
    may_work_on.require(by, case)
    if not case.is_open:
        raise CaseClosedError
    service = Service.objects.create(
        mission=case.mission,
        case=case,
        person_id=case.person_id,
        kind=kind,
        given_on=on,
        given_by=given_by,
        note=note or None,
        recorded_by=by.user,
    )
    record(by, "service.given", case, mission=case.mission, kind=kind)
    return service
