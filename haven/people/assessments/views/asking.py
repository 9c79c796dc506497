"""Choose a questionnaire for a case, fill it, and send what was answered."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.drafts import keeping
from haven.foundation.instruments.filling import UnsentError, for_filling, sent_by, sentence
from haven.foundation.instruments.models import Edition, Via
from haven.foundation.instruments.reading import MOST_BYTES, UnreadableError
from haven.people.assessments.actions import keep_answers
from haven.people.assessments.policies import may_ask_on
from haven.people.assessments.queries import answers_on, may_be_asked_on
from haven.people.cases.errors import CaseError
from haven.people.cases.models import Case
from haven.people.cases.views.answering import case_or_404, draft_of, shown

XML = "xml"


@require_safe
@login_required
def choose(request: HavenRequest, code: str) -> HttpResponse:
    """Which questionnaire? And all that was answered before."""
    case = case_or_404(request, code, may_ask_on)
    context = {
        "editions": list(may_be_asked_on(request.actor, case)),
        "answers": list(answers_on(request.actor, case)),
    }
    return shown(request, case, "assessments/choose.html", context)


@require_safe
@login_required
def fill(request: HavenRequest, code: str, pk: str) -> HttpResponse:
    """One questionnaire, to be filled on this page."""
    case, edition = _found(request, code, pk)
    return for_filling(shown(request, case, "assessments/fill.html", {"edition": edition}))


@require_POST
@login_required
def send(request: HavenRequest, code: str, pk: str) -> HttpResponse:
    """Keep what was answered; 201 and where it stands, or a sentence."""
    case, edition = _found(request, code, pk)
    try:
        given = sent_by(request)
        kept = keep_answers(
            by=request.actor, case=case, edition=edition, xml=given.xml, at=now(),
            via=Via.OFFICE, files=given.files,
        )  # fmt: skip
    except UnsentError as refusal:
        return sentence(str(refusal), refusal.status)
    except (UnreadableError, CaseError) as refusal:
        return sentence(str(refusal), 409)
    keeping.drop(request.user, _draft_page(case, edition))
    messages.success(request, _("Answers kept."))
    return HttpResponse(status=201, headers={"Location": kept.get_absolute_url()})


@require_http_methods(["GET", "PUT"])
@login_required
def draft(request: HavenRequest, code: str, pk: str) -> HttpResponse:
    """Her unsent answers, for her alone."""
    case, edition = _found(request, code, pk)
    page = _draft_page(case, edition)
    if request.method == "PUT":
        if len(request.body) > MOST_BYTES:
            return HttpResponse(status=413)
        keeping.keep(request.user, case.mission, page, {XML: [request.body.decode()]}, now())
        return HttpResponse(f"{localtime(now()):%H:%M}")
    typed = (keeping.kept(request.user, page) or {}).get(XML)
    if not typed:
        return HttpResponse(status=204)
    return HttpResponse(typed[0], content_type="text/xml; charset=utf-8")


def _found(request: HavenRequest, code: str, pk: str) -> tuple[Case, Edition]:
    case = case_or_404(request, code, may_ask_on)
    return case, get_object_or_404(may_be_asked_on(request.actor, case), pk=pk)


def _draft_page(case: Case, edition: Edition) -> str:
    return draft_of(case, f"asked-{edition.pk.hex[:16]}")
