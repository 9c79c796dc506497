"""Which questionnaires are there, and what one of them asks, scores and says of itself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.instruments.models import NAMES_SOMEBODY, Edition, State
from haven.foundation.instruments.policies import (
    may_change_instrument,
    may_fill,
    may_publish,
    may_see_edition,
    may_withdraw,
)
from haven.foundation.instruments.printing import blank_form
from haven.foundation.instruments.queries import editions_of, missions_i_write_for

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_required
def index(request: HavenRequest) -> HttpResponse:
    """The questionnaires of her missions, and who publishes which."""
    editions = editions_of(request.actor)
    context = {
        "published": [one for one in editions if one.state == State.PUBLISHED],
        "drafts": [one for one in editions if one.state == State.DRAFT],
        "withdrawn": [one for one in editions if one.state == State.WITHDRAWN],
        "may_add": bool(missions_i_write_for(request.actor)),
    }
    return render(request, "instruments/list.html", context)


@require_safe
@login_required
def detail(request: HavenRequest, pk: str) -> HttpResponse:
    """One version: what it says of itself, who has read it, and what can be done with it."""
    edition = get_object_or_404(editions_of(request.actor), pk=pk)
    reviews = {one.language: one for one in edition.reviews.select_related("by")}
    context = {
        "edition": edition,
        "languages": [(one, reviews.get(one)) for one in edition.form.languages],
        "questions": sum(one.is_asked for one in edition.form.questions.values()),
        "examples": edition.examples,
        "may_ask": edition.about not in NAMES_SOMEBODY and may_fill.allows(request.actor, edition),
        "may_publish": may_publish.allows(request.actor, edition),
        "may_withdraw": may_withdraw.allows(request.actor, edition),
        "may_copy": may_change_instrument.allows(request.actor, edition),
        "waits_for_another": edition.uploaded_by_id == request.user.pk,
    }
    return render(request, "instruments/detail.html", context)


@require_safe
@login_required
def form(request: HavenRequest, pk: str) -> HttpResponse:
    """The XForm a browser fills."""
    edition = get_object_or_404(Edition.objects.permitted(request.actor, may_see_edition), pk=pk)
    return HttpResponse(edition.xform, content_type="text/xml; charset=utf-8")


@require_safe
@login_required
def workbook(request: HavenRequest, pk: str) -> HttpResponse:
    """The workbook as it came, to be copied."""
    seen = Edition.objects.permitted(request.actor, may_change_instrument)
    edition = get_object_or_404(seen.select_related("instrument"), pk=pk)
    name = f"{edition.instrument.code}-{edition.version}.xlsx"
    answer = HttpResponse(bytes(edition.workbook), content_type=SHEET)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@login_required
def blank(request: HavenRequest, pk: str) -> HttpResponse:
    """A form to fill with a pen, in one of its languages."""
    edition = get_object_or_404(editions_of(request.actor), pk=pk)
    language = request.GET.get("language") or get_language() or "en"
    if edition.form.languages != ("en",) and language not in edition.form.languages:
        language = edition.form.languages[0]
    if not edition.form.questions:
        raise Http404
    context = {"edition": edition, "language": language, "lines": blank_form(edition, language)}
    return render(request, "instruments/blank.html", context)
