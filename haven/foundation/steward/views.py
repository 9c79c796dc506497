"""The steward's pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from haven.foundation.access import policies
from haven.foundation.access.models import Membership, Mission, Team, User
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.audit.policies import may_read_trail_of
from haven.foundation.audit.queries import hurried_readers
from haven.foundation.drafts import keeping
from haven.foundation.drafts.refill import refilled
from haven.foundation.steward import actions, queries
from haven.foundation.steward.forms import (
    CloseAccount,
    EndRole,
    FormTeam,
    GiveRole,
    NameMember,
    OpenAccount,
    OpenOffice,
)
from haven.foundation.steward.passwords import first_password
from haven.foundation.steward.refusals import StewardError

ROWS = 50
LATELY = timedelta(days=7)
ACCOUNT_DRAFT = "account"

View = TypeVar("View", bound=Callable[..., HttpResponse])


def signed_in_lately(view: View) -> View:
    """Ask for her password or passkey again before trust is given or taken away."""
    return cast("View", login_required(reauthentication_required(view)))


@require_GET
@login_required
def index(request: HavenRequest) -> HttpResponse:
    """What a steward may look after; her own sign-in, for everybody."""
    open_to_her = {
        name: Mission.objects.permitted(request.actor, rule).exists()
        for name, rule in {
            "staff": policies.may_see_staff_of,
            "trail": may_read_trail_of,
            "status": policies.may_see_status_of,
        }.items()
    }
    hurried = list(hurried_readers(request.actor, now() - LATELY)[:ROWS])
    return render(request, "steward/index.html", {"may": open_to_her, "hurried": hurried})


@require_GET
@login_required
def people(request: HavenRequest) -> HttpResponse:
    """Who works here, in which role, from when until when."""
    _needs(request, policies.may_see_staff_of)
    held = queries.roles_held(request.actor, localdate())
    page = Paginator(held, ROWS).get_page(request.GET.get("page"))
    administered = Mission.objects.permitted(request.actor, policies.may_give_roles_in)
    context = {"page": page, "administered": set(administered.values_list("pk", flat=True))}
    return render(request, "steward/people.html", context)


@signed_in_lately
def open_account(request: HavenRequest) -> HttpResponse:
    """Open an account and show its first password, this once."""
    missions = _needs(request, policies.may_give_roles_in)
    form = OpenAccount(request.POST or None, missions=missions)
    password = first_password()
    said = {**form.cleaned_data, "password": password} if form.is_valid() else {}
    if said and _done(form, actions.open_account, by=request.actor, **said):
        keeping.drop(request.user, ACCOUNT_DRAFT)
        return render(request, "steward/account_opened.html", said)
    form = refilled(form, request.user, ACCOUNT_DRAFT)
    return render(request, "steward/open_account.html", {"form": form, "draft": ACCOUNT_DRAFT})


@signed_in_lately
def close_account(request: HavenRequest, username: str) -> HttpResponse:
    """Close the account of somebody who has left."""
    accounts = User.objects.permitted(request.actor, policies.may_close_account)
    user = get_object_or_404(accounts, username=username, is_active=True)
    form = CloseAccount(request.POST or None)
    if form.is_valid() and _done(
        form, actions.close_account, by=request.actor, user=user, **form.cleaned_data
    ):
        messages.info(request, _("Account closed."))
        return redirect("steward:people")
    return render(request, "steward/close_account.html", {"form": form, "leaver": user})


@signed_in_lately
def give_role(request: HavenRequest) -> HttpResponse:
    """Give somebody a role; each role says in a sentence what it trusts her with."""
    missions = _needs(request, policies.may_give_roles_in)
    asked = {"user": request.GET.get("user", "")}
    form = GiveRole(request.POST or None, initial=asked, missions=missions)
    if form.is_valid() and _done(form, actions.give_role, by=request.actor, **form.cleaned_data):
        messages.info(request, _("Role given."))
        return redirect("steward:people")
    return render(request, "steward/give_role.html", {"form": form})


@signed_in_lately
def end_role(request: HavenRequest, pk: int) -> HttpResponse:
    """Let a role end."""
    held = Membership.objects.permitted(request.actor, policies.may_end_membership)
    membership = get_object_or_404(held.select_related("user", "mission"), pk=pk)
    form = EndRole(request.POST or None)
    if form.is_valid() and _done(
        form, actions.end_role, by=request.actor, membership=membership, **form.cleaned_data
    ):
        messages.info(request, _("The role ends."))
        return redirect("steward:people")
    return render(request, "steward/end_role.html", {"form": form, "membership": membership})


@require_GET
@login_required
def teams(request: HavenRequest) -> HttpResponse:
    """Who shares cases with whom."""
    _needs(request, policies.may_see_staff_of)
    changed = Mission.objects.permitted(request.actor, policies.may_form_teams_in)
    seen = list(queries.teams(request.actor))
    context = {"teams": seen, "changed": set(changed.values_list("pk", flat=True))}
    return render(request, "steward/teams.html", context)


@login_required
def open_office(request: HavenRequest) -> HttpResponse:
    """Open an office, in which teams can be formed."""
    missions = _needs(request, policies.may_form_teams_in)
    form = OpenOffice(request.POST or None, missions=missions)
    if form.is_valid() and _done(form, actions.open_office, by=request.actor, **form.cleaned_data):
        messages.info(request, _("Office opened."))
        return redirect("steward:form_team")
    return render(request, "steward/open_office.html", {"form": form})


@login_required
def form_team(request: HavenRequest) -> HttpResponse:
    """Form a team."""
    _needs(request, policies.may_form_teams_in)
    form = FormTeam(request.POST or None, offices=queries.offices_for_teams(request.actor))
    if form.is_valid() and _done(form, actions.form_team, by=request.actor, **form.cleaned_data):
        messages.info(request, _("Team formed."))
        return redirect("steward:teams")
    return render(request, "steward/form_team.html", {"form": form})


@login_required
def join_team(request: HavenRequest, pk: int) -> HttpResponse:
    """Take somebody into a team."""
    return _change_team(request, pk, actions.join_team, "steward/join_team.html")


@login_required
def leave_team(request: HavenRequest, pk: int) -> HttpResponse:
    """Take somebody out of a team."""
    return _change_team(request, pk, actions.leave_team, "steward/leave_team.html")


@require_GET
@login_required
def status(request: HavenRequest) -> HttpResponse:
    """What protects what, with honest warnings."""
    _needs(request, policies.may_see_status_of)
    return render(request, "steward/status.html", {"signs": queries.signs_of_health()})


def _change_team(
    request: HavenRequest, pk: int, act: Callable[..., None], template: str
) -> HttpResponse:
    changed = Team.objects.permitted(request.actor, policies.may_change_team)
    team = get_object_or_404(changed, pk=pk)
    form = NameMember(request.POST or None, initial={"user": request.GET.get("user", "")})
    if form.is_valid() and _done(form, act, by=request.actor, team=team, **form.cleaned_data):
        messages.info(request, _("Team changed."))
        return redirect("steward:teams")
    return render(request, template, {"form": form, "team": team})


def _needs(request: HavenRequest, rule: Rule) -> QuerySet[Mission]:
    """The missions a rule opens to her; without any, the page does not exist for her."""
    missions = Mission.objects.permitted(request.actor, rule)
    if not missions.exists():
        raise Http404
    return missions


def _done(form: forms.Form, act: Callable[..., object], **said: object) -> bool:
    """Whether the act was done; if not, the form says what stands against it."""
    try:
        act(**said)
    except StewardError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
