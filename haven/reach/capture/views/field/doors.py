"""The door the offline page comes in by: its device's token, and no session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt

from haven.foundation.access.walls import looking
from haven.foundation.vault.keyring import held_keys
from haven.reach.capture.errors import RefusedError
from haven.reach.capture.models import Device
from haven.reach.capture.queries import standing, was_revoked
from haven.reach.capture.tokens import mission_of
from haven.reach.capture.views.phone_doors import WRONG_TRIES

COOKIE = "haven_field"
UNKNOWN, GONE = 401, 410


class FieldRequest(HttpRequest):
    """A request from a device that stands."""

    device: Device


View = Callable[..., HttpResponseBase]


def for_devices(view: View) -> View:
    """Let devices in by their cookie, which no other site can make the browser send.

    401 says: sign in once more, everything is kept. 410 says: this device was shut out, erase it.
    """

    @csrf_exempt
    @wraps(view)
    def answered(request: FieldRequest, **words: object) -> HttpResponseBase:
        token = request.COOKIES.get(COOKIE, "")
        mission = mission_of(token)
        if mission is None:
            return HttpResponse(status=UNKNOWN)
        with looking({mission}), held_keys():
            device = standing(token, mission, now())
            if device is None:
                return _stranger(request, token, mission)
            request.device = device
            try:
                return view(request, **words)
            except RefusedError as refusal:
                return HttpResponse(str(refusal), status=refusal.status, content_type="text/plain")

    return answered


def _stranger(request: HttpRequest, token: str, mission: int) -> HttpResponseBase:
    if was_revoked(token, mission):
        return HttpResponse(status=GONE)
    wait: HttpResponse | None = ratelimit.consume_or_429(
        request, action=WRONG_TRIES, limit_get=True
    )
    return wait or HttpResponse(status=UNKNOWN)
