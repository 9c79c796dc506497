"""The pages about the people who work here and their accounts, and about the house itself."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from haven.foundation.access import policies
from haven.foundation.access.models import Mission, User
from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.policies import may_read_trail_of
from haven.foundation.audit.queries import hurried_readers
from haven.foundation.drafts import keeping
from haven.foundation.drafts.refill import refilled
from haven.foundation.steward import actions, queries
from haven.foundation.steward.forms import CloseAccount, OpenAccount
from haven.foundation.steward.passwords import first_password
from haven.foundation.steward.views.common import done, needs, signed_in_lately

ROWS = 50
LATELY = timedelta(days=7)
ACCOUNT_DRAFT = "account"


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
    needs(request, policies.may_see_staff_of)
    held = queries.roles_held(request.actor, localdate())
    page = Paginator(held, ROWS).get_page(request.GET.get("page"))
    administered = Mission.objects.permitted(request.actor, policies.may_give_roles_in)
    context = {
        "page": page,
        "administered": set(administered.values_list("pk", flat=True)),
        "proposals": queries.proposals(request.actor),
        "beginnings": queries.beginnings(request.actor, now()),
    }
    return render(request, "steward/people.html", context)


@signed_in_lately
def open_account(request: HavenRequest) -> HttpResponse:
    """Open an account and show its first password, this once."""
    missions = needs(request, policies.may_give_roles_in)
    form = OpenAccount(request.POST or None, missions=missions)
    password = first_password()
    said = {**form.cleaned_data, "password": password} if form.is_valid() else {}
    if said and done(form, actions.open_account, by=request.actor, **said):
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
    if form.is_valid() and done(
        form, actions.close_account, by=request.actor, user=user, **form.cleaned_data
    ):
        messages.info(request, _("Account closed."))
        return redirect("steward:people")
    return render(request, "steward/close_account.html", {"form": form, "leaver": user})


@require_GET
@login_required
def status(request: HavenRequest) -> HttpResponse:
    """What protects what, with honest warnings."""
    needs(request, policies.may_see_status_of)
    return render(request, "steward/status.html", {"signs": queries.signs_of_health()})
