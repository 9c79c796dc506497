"""Set a device up for the offline page, while online and signed in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.reach.capture import policies
from haven.reach.capture.actions import add_phone
from haven.reach.capture.forms import AddPhone
from haven.reach.capture.tokens import new_token
from haven.reach.capture.views.field.doors import COOKIE

LASTS_SECONDS = 180 * 24 * 60 * 60
"""So long a device may stay away; when it comes later she signs in once more."""


@login_required
@require_http_methods(["GET", "POST"])
def enrol(request: HavenRequest) -> HttpResponse:
    """Say who she is and where she works (GET); let the device in (POST)."""
    missions = Mission.objects.permitted(request.actor, policies.may_add_phone_in)
    if request.method == "POST":
        form = AddPhone(request.POST, missions=missions)
        return _let_in(request, form) if form.is_valid() else JsonResponse({}, status=400)
    return JsonResponse(
        {
            "csrf": get_token(request),
            "user": request.user.pk,
            "missions": [{"id": one.pk, "name": one.name} for one in missions],
        },
        status=200 if missions else 403,
    )


@sensitive_variables("token")
def _let_in(request: HavenRequest, form: AddPhone) -> HttpResponse:
    """The token travels in a cookie no script can read, to the addresses of sending alone."""
    token = new_token(form.cleaned_data["mission"])
    device = add_phone(by=request.actor, **form.cleaned_data, token=token, at=now())
    answer = JsonResponse({"device": device.pk, "user": request.user.pk}, status=201)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=LASTS_SECONDS,
        path=reverse("capture:field_stands"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return answer
