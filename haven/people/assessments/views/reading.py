"""What she answered, what came out of it and why, and what somebody makes of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.openings import note_opening
from haven.foundation.instruments.workbook.sheets import said
from haven.people.assessments.actions import decline_suggestion, follow_suggestion
from haven.people.assessments.forms import DeclineSuggestion
from haven.people.assessments.models import Assessment
from haven.people.assessments.queries import readable, time_before
from haven.people.assessments.telling import Teller
from haven.people.cases.errors import CaseError


@require_safe
@login_required
def detail(request: HavenRequest, pk: str) -> HttpResponse:
    """One filled questionnaire: the result first, then why, then every answer."""
    assessment = get_object_or_404(readable(request.actor), pk=pk)
    restricted = assessment.case.person.restricted
    note_opening(request.actor, assessment.case, at=now(), restricted=restricted)
    before, teller = time_before(assessment), Teller.of(assessment.edition)
    result = assessment.result or {}
    context = {
        "assessment": assessment,
        "case": assessment.case,
        "edition": assessment.edition,
        "before": before,
        "scores": teller.scores(result, before.result if before else None),
        "findings": teller.findings(result),
        "answers": teller.answers(assessment, before),
        "suggestions": _suggestions(assessment, teller),
        "files": list(assessment.files.defer("content")),
    }
    return render(request, "assessments/detail.html", context)


@require_safe
@login_required
def file(request: HavenRequest, pk: str, number: int) -> HttpResponse:
    """A picture or recording she gave, to be saved: nothing in it runs here."""
    assessment = get_object_or_404(readable(request.actor), pk=pk)
    found = get_object_or_404(assessment.files, number=number)
    if found.content is None:
        raise Http404
    restricted = assessment.case.person.restricted
    note_opening(request.actor, assessment.case, at=now(), restricted=restricted)
    answer = HttpResponse(found.content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="answer-{number}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_POST
@login_required
def follow(request: HavenRequest, pk: str, name: str) -> HttpResponse:
    """Let a suggestion happen."""
    assessment = get_object_or_404(readable(request.actor), pk=pk)
    try:
        follow_suggestion(by=request.actor, assessment=assessment, name=name, at=now())
    except CaseError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done. It stands on the case."))
    return redirect(assessment)


@login_required
def decline(request: HavenRequest, pk: str, name: str) -> HttpResponse:
    """Say why a suggestion does not follow."""
    assessment = get_object_or_404(readable(request.actor), pk=pk)
    form = DeclineSuggestion(request.POST or None)
    if form.is_valid():
        try:
            told = form.cleaned_data
            decline_suggestion(by=request.actor, assessment=assessment, name=name, at=now(), **told)
        except CaseError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Declined."))
        return redirect(assessment)
    context = {"assessment": assessment, "case": assessment.case, "form": form}
    return render(request, "assessments/decline.html", context)


def _suggestions(assessment: Assessment, teller: Teller) -> list[dict[str, object]]:
    """What is suggested, and what became of it."""
    decided = {one.suggestion: one for one in assessment.decisions.select_related("by")}
    suggested = (assessment.result or {}).get("suggested", [])
    return [
        {
            "name": one.name,
            "text": said(one.text, teller.language),
            "decision": decided.get(one.name),
        }
        for one in assessment.edition.words.suggestions
        if one.name in suggested
    ]
