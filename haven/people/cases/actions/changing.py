"""Change what a case says, without overwriting what another has just written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.cases import clocks, versions
from haven.people.cases.catalogue import Risk, UrgentNeed
from haven.people.cases.errors import CaseClosedError, Described
from haven.people.cases.models import Case
from haven.people.cases.policies import may_work_on


@action
def change_case(
    *,
    by: Actor,
    case: Case,
    seen: int,
    at: datetime,
    risk: Risk,
    situation: str,
    urgent_needs: Iterable[UrgentNeed],
) -> None:
    """Rewrite risk, situation and urgent needs of the version that was read.

    Raises:
        ChangedMeanwhileError: somebody saved another version; carries both.
        CaseClosedError: it was closed.
    """
    may_work_on.require(by, case)
    yours = Described(risk, situation, tuple(urgent_needs))
    versions.claim(case, seen=seen, at=at, yours=yours)
    if not case.is_open:
        raise CaseClosedError
    risk_before, case.risk = case.risk, risk
    case.situation, case.urgent_needs = situation or None, list(yours.urgent_needs)
    case.save(update_fields=["risk", "situation", "urgent_needs"])
    if risk != risk_before:
        clocks.promise_anew(case, at)
    record(by, "case.changed", case, mission=case.mission, risk=risk, risk_before=risk_before)
