"""The pages of the trail."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit import queries
from haven.foundation.audit.forms import SearchTrail
from haven.foundation.audit.openings import USUAL_OPENINGS
from haven.foundation.audit.policies import may_read_trail_of

TOO_MANY_REQUESTS = 429
LATELY = timedelta(days=7)
MOST_LINES = 200
"""So many lines about one record stand on its page; older ones are found on the trail."""


@require_GET
@login_required
def trail(request: HavenRequest) -> HttpResponse:
    """What was done in a mission, newest first."""
    missions = list(Mission.objects.permitted(request.actor, may_read_trail_of))
    if not missions:
        raise Http404
    words = {"mission": missions[0].code, **request.GET.dict()}
    before = words.pop("before", "")
    form = SearchTrail(words, missions=missions)
    if not form.is_valid():
        return render(request, "audit/trail.html", {"form": form})
    sought = form.sought()
    page = queries.trail_page(request.actor, sought, int(before) if before.isdecimal() else None)
    context = {
        "form": form,
        "page": page,
        "length": queries.length_of_trail(request.actor, sought.mission),
        "older": urlencode({**form.cleaned_data, "before": page.older}) if page.older else "",
        "newest": urlencode(form.cleaned_data) if before else "",
        "hurried": list(queries.hurried_readers(request.actor, now() - LATELY)[:5]),
    }
    return render(request, "audit/trail.html", context)


@require_GET
@login_required
def record(request: HavenRequest, subject: str) -> HttpResponse:
    """Who did what to one record, and who opened it."""
    entries = list(queries.entries_about(request.actor, subject)[:MOST_LINES])
    openings = list(queries.openings_about(request.actor, subject)[:MOST_LINES])
    if not entries and not openings:
        raise Http404
    name = entries[0].subject_name if entries else subject
    context = {"name": name, "entries": entries, "openings": openings}
    return render(request, "audit/record.html", context)


def too_fast(request: HttpRequest) -> HttpResponse:
    """The calm answer to ``ReadingTooFastError``; the house's page for refusals calls it."""
    context = {"openings": USUAL_OPENINGS}
    return render(request, "audit/too_fast.html", context, status=TOO_MANY_REQUESTS)
