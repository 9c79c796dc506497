"""What happens around every request."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import STEWARDS
from haven.foundation.access.walls import looking
from haven.foundation.vault.keyring import held_keys

Answer = Callable[[HttpRequest], HttpResponse]

OWN_DOORS = (
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/login/",
    "/accounts/logout/",
    "/language/",
    "/static/",
)
"""Where somebody may go whose password another has chosen: to choose her own, or out.

Not to a second step or an office account: whoever else knows the password could set up hers, and
would keep a way in after it is changed.
"""

SECOND_STEP_DOORS = (
    "/accounts/2fa/",
    "/accounts/reauthenticate/",
    "/accounts/logout/",
    "/language/",
    "/static/",
)
"""Where a steward may go who has no second step yet: to set one up, or out."""

PHONE_DOORS = ("/key/", "/field/sync/")
"""Where phones and the offline page come in, by a token of their own: whoever is signed in means
nothing there, and what they send in the background keeps nobody signed in."""

TOUCH_SECONDS = 60
"""How often a session in use is written down again; more often would be a write a page."""

LONGEST_SECONDS = 12 * 60 * 60
"""After so long she signs in again, however busy: a stolen session does not live for ever."""

ONLY_OURS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "display-capture=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""A page loads, frames, sends and asks for nothing but what is ours, and no copy of it stays."""


def content_security_policy(answer: Answer) -> Answer:
    """Send the browser's rules with every answer that does not bring its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for header, value in ONLY_OURS.items():
            response.headers.setdefault(header, value)
        return response

    return middleware


def actor(answer: Answer) -> Answer:
    """Say who is asking, and keep the request inside her missions and her keys in its memory."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PHONE_DOORS):
            return answer(request)
        if not request.user.is_authenticated or _sent_to_rest(request):
            return answer(request)
        if request.user.password_is_known and not request.path.startswith(OWN_DOORS):
            return redirect("account_change_password")
        _stay_signed_in(request)
        actor = Actor.of(request.user, on=localdate())
        if _owes_second_step(actor):
            return _shown_second_step(request, answer)
        request.actor = actor  # type: ignore[attr-defined]
        with looking(actor.missions()), held_keys():
            return answer(request)

    return middleware


def _owes_second_step(actor: Actor) -> bool:
    """Whether she must set up a passkey or an authenticator before she does anything else."""
    if not settings.HAVEN_SECOND_FACTOR or not actor.holds(*STEWARDS):
        return False
    if actor.user.password_is_known:
        return False  # first a password of her own: until she has one, only its page opens
    recovery = Authenticator.Type.RECOVERY_CODES
    return not Authenticator.objects.filter(user=actor.user).exclude(type=recovery).exists()


def _shown_second_step(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Lead her to where she sets one up; without an actor no other page knows her."""
    if not request.path.startswith(SECOND_STEP_DOORS):
        return redirect("mfa_index")
    request.owes_second_step = True  # type: ignore[attr-defined]
    return answer(request)


def _stay_signed_in(request: HttpRequest) -> None:
    """Move the idle time-out on, at most once a minute; closing the browser still ends it."""
    moment = int(now().timestamp())
    if moment - request.session.get("touched", 0) > TOUCH_SECONDS:
        request.session["touched"] = moment


def _sent_to_rest(request: HttpRequest) -> bool:
    """Whether she has been signed in for too long, and so no longer is."""
    moment = int(now().timestamp())
    if moment - request.session.setdefault("since", moment) <= LONGEST_SECONDS:
        return False
    logout(request)
    return True
