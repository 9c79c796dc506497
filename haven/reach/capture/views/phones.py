"""The phones that send: set one up, see when each was last heard of, shut one out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.reach.capture import pairing, policies, queries
from haven.reach.capture.actions import add_phone, revoke_phone
from haven.reach.capture.forms import AddPhone
from haven.reach.capture.models import Device
from haven.reach.capture.tokens import new_token


@login_required
def phones(request: HavenRequest) -> HttpResponse:
    """Her phones, and of a steward those of the mission; the way to set one up."""
    if not Mission.objects.permitted(request.actor, policies.may_see_phones_of).exists():
        raise Http404
    missions = Mission.objects.permitted(request.actor, policies.may_add_phone_in)
    form = AddPhone(request.POST or None, missions=missions) if missions else None
    if form and form.is_valid():
        return _set_up(request, form)
    context = {
        "form": form,
        "phones": queries.phones(request.actor)[: queries.LATEST],
        "me": request.actor.user,
        "decides": queries.decides(request.actor),
    }
    return render(request, "capture/phones.html", context)


@require_POST
@login_required
def revoke(request: HavenRequest, pk: int) -> HttpResponse:
    """Shut a phone out."""
    revocable = Device.objects.permitted(request.actor, policies.may_revoke_phone)
    device = get_object_or_404(revocable.select_related("mission"), pk=pk)
    revoke_phone(by=request.actor, device=device, at=now())
    messages.info(request, _("Revoked. This phone sends and receives nothing any more."))
    return redirect("capture:phones")


@sensitive_variables("token", "address", "settings")
def _set_up(request: HavenRequest, form: AddPhone) -> HttpResponse:
    """Show the square, this once."""
    mission, pin = form.cleaned_data["mission"], pairing.new_pin()
    token = new_token(mission)
    device = add_phone(by=request.actor, **form.cleaned_data, token=token, at=now())
    address = request.build_absolute_uri(f"/key/{token}")
    settings = pairing.collect_settings(address, f"Haven {mission.code}", pin)
    context = {
        "device": device,
        "square": pairing.square(settings),
        "address": address,
        "pin": pin,
    }
    answer = render(request, "capture/square.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer
