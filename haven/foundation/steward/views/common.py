"""What the steward's pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.steward.refusals import StewardError

View = TypeVar("View", bound=Callable[..., HttpResponse])


def signed_in_lately(view: View) -> View:
    """Ask for her password or passkey again before trust is given or taken away."""
    return cast("View", login_required(reauthentication_required(view)))


def needs(request: HavenRequest, rule: Rule) -> QuerySet[Mission]:
    """The missions a rule opens to her; without any, the page does not exist for her."""
    missions = Mission.objects.permitted(request.actor, rule)
    if not missions.exists():
        raise Http404
    return missions


def done(form: forms.Form, act: Callable[..., object], **said: object) -> bool:
    """Whether the act was done; if not, the form says what stands against it."""
    try:
        act(**said)
    except StewardError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def too_often(request: HttpRequest, act: str) -> HttpResponse | None:
    """The page that asks her to wait, once an act has been tried too often (settings say when)."""
    wait: HttpResponse | None = ratelimit.consume_or_429(request, action=act)
    return wait
