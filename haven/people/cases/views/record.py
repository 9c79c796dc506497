"""The case: what is the matter, what did we promise, what is next?"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.roles import Role
from haven.foundation.audit.openings import openings_of
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.queries import with_pauses
from haven.people.cases import policies
from haven.people.cases.catalogue import UrgentNeed
from haven.people.cases.models import Case
from haven.people.cases.panelling import panels_of
from haven.people.cases.queries.header import header_of
from haven.people.cases.queries.timeline import Kind, timeline
from haven.people.cases.views.answering import case_or_404, shown
from haven.people.cases.wording import KIND_WORDS
from haven.people.consents.queries import standing

SHOWN_OPENINGS = 20


@require_safe
@login_required
def detail(request: HavenRequest, code: str) -> HttpResponse:
    """One case, whole: who she is, what is the matter, what was done and what is owed."""
    case = case_or_404(request, code, policies.may_view)
    kind = request.GET.get("kind", "")
    kind = kind if kind in set(Kind) else ""
    story = timeline(case, kind, request.GET.get("page", "1"))
    context = {
        "header": header_of(case, now(), localdate()),
        "standing": standing(case.person, localdate()),
        "needs": [UrgentNeed(need).label for need in case.urgent_needs],
        "timeline": story,
        "kind": kind,
        "kinds": [(code, words, story.counts[code]) for code, words in KIND_WORDS.items()],
        "clocks": list(with_pauses(running(case), request.actor).order_by("due_at")),
        "panels": panels_of(case, request.actor),
        "now": now(),
        "today": localdate(),
        **_supervision(request, case),
    }
    return shown(request, case, "cases/detail.html", context)


def _supervision(request: HavenRequest, case: Case) -> dict[str, Any]:
    """What only those who answer for the case are offered; of a restricted one, who opened it."""
    supervises = case.mission_id in request.actor.missions(Role.SUPERVISOR)
    restricted = case.person.restricted
    openings = list(openings_of(subject_of(case))[:SHOWN_OPENINGS]) if restricted else []
    return {"supervises": supervises, "openings": openings}
