"""The pages of a new beginning: asked for, confirmed, and used by whoever lost her way in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from haven.foundation.access import policies
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import NewBeginning, User
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.steward import actions
from haven.foundation.steward.forms import AskBeginning, BeginAnew
from haven.foundation.steward.views.common import done, signed_in_lately, too_often


@signed_in_lately
def ask_beginning(request: HavenRequest, username: str) -> HttpResponse:
    """Ask for a new beginning for somebody who lost her password or second step."""
    if wait := too_often(request, "ask_beginning"):
        return wait
    accounts = User.objects.permitted(request.actor, policies.may_ask_beginning)
    user = get_object_or_404(accounts, username=username)
    form = AskBeginning(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, actions.ask_beginning, by=request.actor, user=user, at=now()):
        messages.info(request, _("Asked. Another person of the mission must confirm it."))
        return redirect("steward:people")
    return render(request, "steward/ask_beginning.html", {"form": form, "locked_out": user})


@signed_in_lately
def confirm_beginning(request: HavenRequest, pk: int) -> HttpResponse:
    """Be the second person, and see the code to hand over, this once."""
    beginning = _asked(request, pk, policies.may_confirm_beginning)
    shown = {"beginning": beginning}
    if request.method == "POST":
        code = actions.confirm_beginning(by=request.actor, beginning=beginning, at=now())
        return render(request, "steward/beginning_code.html", shown | {"code": code})
    return render(request, "steward/confirm_beginning.html", shown)


@signed_in_lately
def refuse_beginning(request: HavenRequest, pk: int) -> HttpResponse:
    """Refuse a new beginning, or close one whose code went astray."""
    beginning = _asked(request, pk, policies.may_refuse_beginning)
    if request.method == "POST":
        actions.refuse_beginning(by=request.actor, beginning=beginning)
        messages.info(request, _("Nobody begins anew with this account."))
        return redirect("steward:people")
    return render(request, "steward/refuse_beginning.html", {"beginning": beginning})


def begin_anew(request: HttpRequest) -> HttpResponse:
    """Choose a new password with the code two people opened; nobody is signed in here."""
    if wait := too_often(request, "begin_anew"):
        return wait
    form = BeginAnew(request.POST or None)
    if form.is_valid():
        beginning = form.cleaned_data["beginning"]
        said = {"beginning": beginning, "password": form.cleaned_data["password"], "at": now()}
        by = Actor.of(beginning.user, on=localdate())
        if done(form, actions.use_beginning, by=by, **said):
            messages.info(request, _("Your new password is set. Sign in with it."))
            return redirect("account_login")
    return render(request, "steward/begin_anew.html", {"form": form})


def _asked(request: HavenRequest, pk: int, rule: Rule) -> NewBeginning:
    open_ = NewBeginning.objects.permitted(request.actor, rule)
    return get_object_or_404(open_.select_related("user", "asked_by"), pk=pk)
