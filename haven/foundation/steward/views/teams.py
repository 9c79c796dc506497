"""The pages about offices and teams."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from haven.foundation.access import policies
from haven.foundation.access.models import Mission, Team
from haven.foundation.access.requests import HavenRequest
from haven.foundation.steward import actions, queries
from haven.foundation.steward.forms import FormTeam, NameMember, OpenOffice
from haven.foundation.steward.views.common import done, needs, signed_in_lately


@require_GET
@login_required
def teams(request: HavenRequest) -> HttpResponse:
    """Who shares cases with whom."""
    needs(request, policies.may_see_staff_of)
    formed = Mission.objects.permitted(request.actor, policies.may_form_teams_in).exists()
    changed = Team.objects.permitted(request.actor, policies.may_change_team)
    context = {
        "teams": list(queries.teams(request.actor)),
        "formed": formed,
        "changed": set(changed.values_list("pk", flat=True)),
    }
    return render(request, "steward/teams.html", context)


@login_required
def open_office(request: HavenRequest) -> HttpResponse:
    """Open an office, in which teams can be formed."""
    missions = needs(request, policies.may_form_teams_in)
    form = OpenOffice(request.POST or None, missions=missions)
    if form.is_valid() and done(form, actions.open_office, by=request.actor, **form.cleaned_data):
        messages.info(request, _("Office opened."))
        return redirect("steward:form_team")
    return render(request, "steward/open_office.html", {"form": form})


@login_required
def form_team(request: HavenRequest) -> HttpResponse:
    """Form a team."""
    needs(request, policies.may_form_teams_in)
    form = FormTeam(request.POST or None, offices=queries.offices_for_teams(request.actor))
    if form.is_valid() and done(form, actions.form_team, by=request.actor, **form.cleaned_data):
        messages.info(request, _("Team formed."))
        return redirect("steward:teams")
    return render(request, "steward/form_team.html", {"form": form})


@signed_in_lately
def join_team(request: HavenRequest, pk: int) -> HttpResponse:
    """Take somebody into a team."""
    return _change_team(request, pk, actions.join_team, "steward/join_team.html")


@signed_in_lately
def leave_team(request: HavenRequest, pk: int) -> HttpResponse:
    """Take somebody out of a team."""
    return _change_team(request, pk, actions.leave_team, "steward/leave_team.html")


def _change_team(
    request: HavenRequest, pk: int, act: Callable[..., None], template: str
) -> HttpResponse:
    changed = Team.objects.permitted(request.actor, policies.may_change_team)
    team = get_object_or_404(changed, pk=pk)
    form = NameMember(request.POST or None, initial={"user": request.GET.get("user", "")})
    if form.is_valid() and done(form, act, by=request.actor, team=team, **form.cleaned_data):
        messages.info(request, _("Team changed."))
        return redirect("steward:teams")
    return render(request, template, {"form": form, "team": team})
