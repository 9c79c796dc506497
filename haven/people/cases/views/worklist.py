"""The cases she may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.kernel.codes import MistypedCodeError, read_code
from haven.people.cases.actions.opening import PREFIX
from haven.people.cases.catalogue import ConcernKind
from haven.people.cases.queries.worklist import Sought, worklist, workload


@require_safe
@login_required
def case_list(request: HavenRequest) -> HttpResponse:
    """Which cases are there, of which kind, and whose?"""
    if not request.actor.holds(*WORK_WITH_PEOPLE):
        raise Http404
    words = request.GET.dict()
    typed = words.get("code", "")
    try:
        if typed:
            return redirect("cases:detail", read_code(typed, PREFIX))
    except MistypedCodeError as mistake:
        words["mistake"] = str(mistake)
    context = {
        "list": worklist(request.actor, Sought.from_words(words), words.get("page", "1")),
        "concerns": ConcernKind.choices,
        "typed": typed,
        "mistake": words.get("mistake", ""),
    }
    return render(request, "cases/list.html", context)


@require_safe
@login_required
def load(request: HavenRequest) -> HttpResponse:
    """Who is overloaded?"""
    if not request.actor.holds(Role.SUPERVISOR):
        raise Http404
    return render(request, "cases/workload.html", {"loads": workload(request.actor)})
