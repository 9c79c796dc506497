"""Where a second person decides whether a time limit may stand still."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.roles import Role
from haven.foundation.deadlines.actions import PauseDecidedError, refuse_pause, sign_pause
from haven.foundation.deadlines.models import Pause
from haven.foundation.deadlines.policies import may_sign_pause
from haven.foundation.deadlines.queries import pauses_to_sign, records_behind


@require_safe
@login_required
def pauses(request: HavenRequest) -> HttpResponse:
    """Which time limits may stand still?"""
    if not request.actor.holds(Role.SUPERVISOR):
        raise Http404
    waiting = list(pauses_to_sign(request.actor))
    records = records_behind(pause.clock for pause in waiting)
    rows = [(pause, records.get(pause.clock.subject)) for pause in waiting]
    return render(request, "deadlines/pauses.html", {"rows": rows})


@require_POST
@login_required
def sign(request: HavenRequest, pk: int) -> HttpResponse:
    """Let it stand still."""
    act = partial(sign_pause, by=request.actor, pause=_pause(request, pk))
    return _decided(request, act, _("The time limit stands still."))


@require_POST
@login_required
def refuse(request: HavenRequest, pk: int) -> HttpResponse:
    """Let it run on."""
    act = partial(refuse_pause, by=request.actor, pause=_pause(request, pk), at=now())
    return _decided(request, act, _("Refused. The time limit runs on."))


def _pause(request: HavenRequest, pk: int) -> Pause:
    pauses = Pause.objects.permitted(request.actor, may_sign_pause)
    return get_object_or_404(pauses.select_related("mission", "clock"), pk=pk)


def _decided(request: HavenRequest, act: Callable[[], None], said: str) -> HttpResponse:
    """Decide, or say that another was quicker; then the list again."""
    try:
        act()
    except PauseDecidedError as late:
        messages.warning(request, str(late.says))
    else:
        messages.success(request, said)
    return redirect("deadlines:pauses")
