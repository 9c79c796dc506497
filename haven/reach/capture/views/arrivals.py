"""The forms that wait for a person: why each is held, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.openings import note_opening
from haven.foundation.vault.keyring import load_keys
from haven.reach.capture import policies, queries
from haven.reach.capture.actions import set_aside, settle_contradiction, take_again
from haven.reach.capture.differences import differences
from haven.reach.capture.errors import EndedError
from haven.reach.capture.forms import SetAside, TakeAgain
from haven.reach.capture.models import Arrival, Contradiction
from haven.reach.capture.taking import take_soon


@login_required
def arrivals(request: HavenRequest) -> HttpResponse:
    """The forms that wait for a person, the oldest first."""
    if not queries.decides(request.actor):
        raise Http404
    waiting = queries.waiting_arrivals(request.actor).order_by("received_at")
    shown = list(waiting[: queries.LATEST])
    load_keys(one.pk for one in shown)
    return render(request, "capture/arrivals.html", {"arrivals": shown, "count": waiting.count()})


@login_required
def arrival(request: HavenRequest, pk: UUID) -> HttpResponse:
    """Why a form waits, and what contradicts it."""
    found = _found(request, pk)
    others = list(queries.open_contradictions(request.actor, found))
    if others:  # the answers themselves are shown
        note_opening(request.actor, found, at=now(), restricted=False)
    for other in others:
        other.arrival = found
    return _shown(request, found, others=[(other, differences(other)) for other in others])


@require_POST
@login_required
def again(request: HavenRequest, pk: UUID) -> HttpResponse:
    """Let a held form be taken again."""
    found, form = _found(request, pk), TakeAgain(request.POST)
    if not form.is_valid():
        return _shown(request, found, again=form)
    said = {"by": request.actor, "arrival": found, **form.cleaned_data}
    _done(request, lambda: take_again(**said), _("It is taken again now."))
    take_soon()
    return redirect("capture:arrivals")


@require_POST
@login_required
def aside(request: HavenRequest, pk: UUID) -> HttpResponse:
    """Put a form away, with a reason."""
    found, form = _found(request, pk), SetAside(request.POST)
    if not form.is_valid():
        return _shown(request, found, aside=form)
    said = {"by": request.actor, "arrival": found, "at": now(), **form.cleaned_data}
    _done(request, lambda: set_aside(**said), _("Set aside."))
    return redirect("capture:arrivals")


@require_POST
@login_required
def settle(request: HavenRequest, pk: int) -> HttpResponse:
    """Say that somebody has looked at what contradicts a form."""
    seen = Contradiction.objects.permitted(request.actor, policies.may_settle)
    other = get_object_or_404(seen.select_related("arrival", "mission"), pk=pk)
    settle_contradiction(by=request.actor, contradiction=other, at=now())
    messages.info(request, _("Settled. The form stays as it came first."))
    return redirect("capture:arrivals")


def _shown(request: HavenRequest, found: Arrival, **more: object) -> HttpResponse:
    context = {
        "arrival": found,
        "again": TakeAgain(),
        "aside": SetAside(),
        "may_decide": found.state in queries.NEEDS_A_PERSON,
    }
    return render(request, "capture/arrival.html", context | more)


def _found(request: HavenRequest, pk: UUID) -> Arrival:
    seen = Arrival.objects.permitted(request.actor, policies.may_see_arrival)
    related = seen.select_related("mission", "sent_by", "device", "edition__instrument")
    return get_object_or_404(related, pk=pk)


def _done(request: HavenRequest, act: Callable[[], None], said: str) -> None:
    try:
        act()
        messages.info(request, said)
    except EndedError as refusal:
        messages.error(request, str(refusal))
