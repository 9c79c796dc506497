"""What we promised in a case may wait: ask for it, and let it run on."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.trail import subject_of
from haven.foundation.deadlines import actions
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.forms import AskPause
from haven.foundation.deadlines.models import Clock, Pause
from haven.foundation.deadlines.policies import may_ask_pause_of, may_end_pause
from haven.people.cases import policies
from haven.people.cases.models import Case
from haven.people.cases.views.answering import ask, back_to, case_or_404


@login_required
def ask_pause(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Ask that a promise may wait; a supervisor decides."""
    case = case_or_404(request, code, policies.may_work_on)
    clock = _clock(request, case, pk)
    form = AskPause(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.ask_pause(by=request.actor, clock=clock, reason=reason, at=now())
        except (actions.ClockStandsStillError, actions.ClockStoppedError) as refusal:
            form.add_error(None, str(refusal.says))
        else:
            return back_to(case, request, _("Asked. A supervisor decides."))
    title = _("Pause a time limit: %(promise)s") % {"promise": clock.kind_name}
    return ask(request, case, form, title=title, submit=_("Ask a supervisor"))


@require_POST
@login_required
def end_pause(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Let a promise run on."""
    case = case_or_404(request, code, policies.may_work_on)
    pauses = Pause.objects.permitted(request.actor, may_end_pause)
    pause = get_object_or_404(
        pauses.select_related("mission", "clock"), pk=pk, clock__subject=subject_of(case)
    )
    try:
        actions.end_pause(by=request.actor, pause=pause, at=now())
    except actions.PauseEndedError as refusal:
        messages.warning(request, str(refusal.says))
        return redirect(case)
    return back_to(case, request, _("The time limit runs on."))


def _clock(request: HavenRequest, case: Case, pk: int) -> Clock:
    """A promise that runs in this case and that she may ask to pause."""
    clocks = Clock.objects.permitted(request.actor, may_ask_pause_of)
    return get_object_or_404(clocks & running(case), pk=pk)
