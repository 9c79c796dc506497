"""My work: the first page of the day."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.decisions import waiting_for
from haven.people.cases.queries.my_work import my_work


@require_safe
@login_required
def home(request: HavenRequest) -> HttpResponse:
    """What must I do today?"""
    works = request.actor.holds(*WORK_WITH_PEOPLE)
    context = {"works_with_people": works, "today": localdate()}
    if works:
        context["supervises"] = request.actor.holds(Role.SUPERVISOR)
        context["work"] = my_work(request.actor, localdate())
        context["decisions"] = waiting_for(request.actor)
    return render(request, "cases/home.html", context)
