"""Intake: who is she, and what does she need now?"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.drafts.keeping import drop
from haven.foundation.drafts.refill import refilled
from haven.people.persons.actions import register_person
from haven.people.persons.forms.intake import Intake
from haven.people.persons.models import Person
from haven.people.persons.panelling import Panel, panels_beside
from haven.people.persons.queries import Found, Sought, missions_to_register_in
from haven.people.persons.views.finding import like_her

DRAFT = "intake"
NEEDS_KEY = "first_needs"
"""Where the session keeps what she needs now until her case is opened: code → needs."""


@login_required
@require_http_methods(["GET", "POST"])
def intake(request: HavenRequest) -> HttpResponse:
    """Write down whom we have met; three answers are enough."""
    missions = missions_to_register_in(request.actor)
    if not missions:
        raise Http404
    if request.method == "GET" or "from_find" in request.POST:
        form = refilled(Intake(None, missions, request.POST.get("text", "")), request.user, DRAFT)
        return render(request, "persons/intake.html", {"form": form, "found": Found()})
    form, found, beside = Intake(request.POST, missions), Found(), list[Panel]()
    if form.is_valid():
        found = like_her(request, list(missions), _sought(form))
        beside = panels_beside(_sought(form), request.actor)
        if any(one.is_strong for one in found.candidates) and not form.cleaned_data["beside"]:
            form.add_error("beside", _("Look at the people below first, then say why."))
        else:
            return _registered(request, form)
    context = {"form": form, "found": found, "beside": beside}
    return render(request, "persons/intake.html", context)


@login_required
@require_POST
def candidates(request: HavenRequest) -> HttpResponse:
    """Who is known already and is like the one being described?"""
    missions = missions_to_register_in(request.actor)
    if not missions:
        raise Http404
    form, found, beside = Intake(request.POST, missions), Found(), list[Panel]()
    form.is_valid()
    if form.cleaned_data.get("name"):
        found = like_her(request, list(missions), _sought(form))
        beside = panels_beside(_sought(form), request.actor)
    return render(request, "persons/candidates.html", {"found": found, "beside": beside})


def _registered(request: HavenRequest, form: Intake) -> HttpResponse:
    person = register_person(
        by=request.actor,
        mission=form.cleaned_data["mission"],
        on=localdate(),
        beside=form.cleaned_data["beside"],
        **form.answers(),
    )
    drop(request.user, DRAFT)
    request.session[NEEDS_KEY] = {person.code: form.cleaned_data["needs"]}
    messages.success(request, _("Registered. Her code is %s.") % person.code)
    return redirect(_next(request, person))


def _next(request: HavenRequest, person: Person) -> str:
    """Her page, or the page that opens a case when that was asked for and is there."""
    if "and_case" in request.POST:
        try:
            return reverse("cases:open", kwargs={"person_code": person.code})
        except NoReverseMatch:
            pass
    return reverse("person", kwargs={"code": person.code})


def _sought(form: Intake) -> Sought:
    """Whom the answers given so far describe; a date still being typed does not count."""
    said = form.cleaned_data
    numbers = (said["value"],) if said.get("value") else ()
    birth = (
        None if {"birth_day", "birth_month", "birth_year"} & form.errors.keys() else form.birth()
    )
    names = tuple(name.text for name in form.names())
    return Sought(names, said.get("sex") or "unknown", birth, numbers)
