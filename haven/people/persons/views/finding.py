"""Find: is she known? Names travel in the body of the request, never in an address."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.openings import note_search
from haven.people.persons.forms.intake import Find
from haven.people.persons.panelling import panels_beside
from haven.people.persons.queries import Found, Sought, alike, missions_to_search_in
from haven.people.persons.queries import find as look_for
from haven.people.persons.queries.elsewhere import described
from haven.people.persons.queries.tokens import searched


@login_required
@require_http_methods(["GET", "POST"])
def find(request: HavenRequest) -> HttpResponse:
    """Is the person known whom somebody describes?"""
    missions = list(missions_to_search_in(request.actor))
    if not missions:
        raise Http404
    form = Find(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid() and (text := form.cleaned_data["text"]):
        context |= {"found": looked_for(request, missions, text), "text": text}
        context["beside"] = panels_beside(described(text), request.actor)
    template = "persons/found.html" if request.htmx else "persons/find.html"
    return render(request, template, context)


def looked_for(request: HavenRequest, missions: Sequence[Mission], text: str) -> Found:
    """Whom the words may mean; that somebody looked is counted, as a blind token.

    Raises:
        ReadingTooFastError: too many different words in a short time.
    """
    note_search(request.actor, missions[0], searched(missions[0], text), at=now())
    return look_for(request.actor, text, missions)


def like_her(request: HavenRequest, missions: Sequence[Mission], sought: Sought) -> Found:
    """Who is like the one described; it counts as a search for her names and numbers.

    Raises:
        ReadingTooFastError: too many different people in a short time.
    """
    text = " ".join((*sought.names, *sought.numbers))
    note_search(request.actor, missions[0], searched(missions[0], text), at=now())
    return alike(request.actor, sought, missions)
