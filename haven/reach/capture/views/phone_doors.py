"""The door phones come in by: who is it, does she stand, and what is she told when not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from haven.foundation.access.walls import looking
from haven.foundation.vault.keyring import held_keys
from haven.reach.capture import offering
from haven.reach.capture.errors import ABSENT, LARGE, RefusedError
from haven.reach.capture.models import Device
from haven.reach.capture.queries import standing
from haven.reach.capture.tokens import mission_of

LARGEST_LETTER = 25_000_000
TOLD = 20_000_000
"""What phones are told to send at once, in bytes; some room is left for what wraps a file."""

XML = "text/xml; charset=utf-8"
WRONG_TRIES = "phone_token"


class PhoneRequest(HttpRequest):
    """A request from a phone that stands."""

    device: Device
    token: str


View = Callable[..., HttpResponseBase]


def for_phones(view: View) -> View:
    """Let phones in by their token alone: no cookie is read, so no other page can send for her."""

    @csrf_exempt
    @wraps(view)
    def answered(request: PhoneRequest, token: str, **words: object) -> HttpResponseBase:
        mission = mission_of(token)
        if mission is None:
            return _stranger(request)
        with looking({mission}), held_keys():
            device = standing(token, mission, now())
            if device is None:
                return _stranger(request)
            request.device, request.token = device, token
            with override(device.user.language):
                answer = _answer(view, request, words)
            answer.headers["Content-Language"] = device.user.language
            return as_openrosa(answer)

    return answered


def as_openrosa(answer: HttpResponseBase) -> HttpResponseBase:
    """An answer a client of OpenRosa 1.0 knows as one; the server adds the date."""
    answer.headers["X-OpenRosa-Version"] = "1.0"
    answer.headers["X-OpenRosa-Accept-Content-Length"] = str(TOLD)
    return answer


def xml(text: str, status: int = 200) -> HttpResponse:
    """An XML answer."""
    return HttpResponse(text, content_type=XML, status=status)


def refused(refusal: RefusedError) -> HttpResponse:
    """The sentence of a refusal, as the phone shows it."""
    return xml(offering.response(str(refusal), "submit_error"), refusal.status)


def address_for(request: PhoneRequest) -> offering.Address:
    """How addresses are written for this phone."""

    def address(name: str, **words: object) -> str:
        path = reverse(f"capture:phone_{name}", kwargs={"token": request.token, **words})
        return request.build_absolute_uri(path)

    return address


def _answer(view: View, request: PhoneRequest, words: dict[str, object]) -> HttpResponseBase:
    try:
        return view(request, **words)
    except RefusedError as refusal:
        return refused(refusal)
    except Http404:
        return refused(RefusedError(_("This is not here, or not for you."), ABSENT))
    except (MultiPartParserError, SuspiciousOperation):  # too many files, too many fields, no form
        return refused(
            RefusedError(_("What was sent cannot be read, or has too many files."), LARGE)
        )


def _stranger(request: HttpRequest) -> HttpResponseBase:
    """Say nothing to who has no token that stands, and let her not try for ever."""
    wait: HttpResponse | None = ratelimit.consume_or_429(
        request, action=WRONG_TRIES, limit_get=True
    )
    return as_openrosa(wait or HttpResponse(status=ABSENT))
