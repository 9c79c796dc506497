"""The pages on which a role is given, confirmed, refused and ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from haven.foundation.access import policies
from haven.foundation.access.models import Membership
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.foundation.steward import actions
from haven.foundation.steward.forms import EndRole, GiveRole
from haven.foundation.steward.views.common import done, needs, signed_in_lately


@signed_in_lately
def give_role(request: HavenRequest) -> HttpResponse:
    """Give somebody a role; each role says in a sentence what it trusts her with."""
    missions = needs(request, policies.may_give_roles_in)
    asked = {"user": request.GET.get("user", "")}
    form = GiveRole(request.POST or None, initial=asked, missions=missions)
    if form.is_valid() and done(form, actions.give_role, by=request.actor, **form.cleaned_data):
        messages.info(request, _given(form.cleaned_data["role"]))
        return redirect("steward:people")
    return render(request, "steward/give_role.html", {"form": form})


@signed_in_lately
def confirm_role(request: HavenRequest, pk: int) -> HttpResponse:
    """Be the second person who trusts somebody with a role."""
    membership = _proposed(request, pk, policies.may_confirm_membership)
    if request.method == "POST":
        actions.confirm_role(by=request.actor, membership=membership)
        messages.info(request, _("Role confirmed. It runs from its first day."))
        return redirect("steward:people")
    return render(request, "steward/confirm_role.html", {"membership": membership})


@signed_in_lately
def refuse_role(request: HavenRequest, pk: int) -> HttpResponse:
    """Refuse a proposed role, or take one's own proposal back."""
    membership = _proposed(request, pk, policies.may_refuse_membership)
    if request.method == "POST":
        actions.refuse_role(by=request.actor, membership=membership)
        messages.info(request, _("The role does not begin."))
        return redirect("steward:people")
    return render(request, "steward/refuse_role.html", {"membership": membership})


@signed_in_lately
def end_role(request: HavenRequest, pk: int) -> HttpResponse:
    """Let a role end."""
    held = Membership.objects.permitted(request.actor, policies.may_end_membership)
    membership = get_object_or_404(held.select_related("user", "mission"), pk=pk)
    form = EndRole(request.POST or None)
    if form.is_valid() and done(
        form, actions.end_role, by=request.actor, membership=membership, **form.cleaned_data
    ):
        messages.info(request, _("The role ends."))
        return redirect("steward:people")
    return render(request, "steward/end_role.html", {"form": form, "membership": membership})


def _given(role: Role) -> str:
    if role.needs_second_person:
        return _("Role proposed. It runs once another person of the mission confirms it.")
    return _("Role given.")


def _proposed(request: HavenRequest, pk: int, rule: Rule) -> Membership:
    waiting = Membership.objects.permitted(request.actor, rule)
    return get_object_or_404(waiting.select_related("user", "mission", "given_by"), pk=pk)
