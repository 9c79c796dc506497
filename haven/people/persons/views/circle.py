"""Who may know her: her team, the workers named for her, and how one is named or let go."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haven.foundation.access.requests import HavenRequest
from haven.people.persons.actions import draw_into_circle, leave_circle
from haven.people.persons.forms.belonging import Confirm, DrawIn
from haven.people.persons.models import Person
from haven.people.persons.policies import may_draw_into_circle
from haven.people.persons.queries import named_for, who_could_know
from haven.people.persons.views.asking import ask
from haven.people.persons.views.opening import opened

ask_about_circle = partial(ask, back="person_circle")


@require_safe
@login_required
def circle(request: HavenRequest, code: str) -> HttpResponse:
    """Who may know her?"""
    her = opened(request, code, "names")
    may_draw = may_draw_into_circle.allows(request.actor, her)
    context = {"person": her, "named": named_for(her), "may_draw": may_draw, "me": request.user}
    return render(request, "persons/circle.html", context)


@login_required
def draw_in(request: HavenRequest, code: str) -> HttpResponse:
    """Let one more worker know her."""
    her = _hers_to_say(request, code)
    form = DrawIn(request.POST or None, workers=who_could_know(her, localdate()))

    def act(her: Person, form: DrawIn) -> None:
        draw_into_circle(by=request.actor, person=her, user=form.cleaned_data["user"])

    return ask_about_circle(request, her, form, act, _("Let somebody else know her"))


@login_required
def let_go(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """End another worker's acquaintance with her."""
    her = _hers_to_say(request, code)
    tie = get_object_or_404(named_for(her).exclude(user=request.user), pk=pk)

    def act(her: Person, form: Confirm) -> None:
        leave_circle(by=request.actor, person=her, user=tie.user)

    form = Confirm(request.POST or None)
    title = _("%(name)s need not know her any more") % {"name": tie.user.name}
    return ask_about_circle(request, her, form, act, title, submit=_("End the acquaintance"))


def _hers_to_say(request: HavenRequest, code: str) -> Person:
    """The person, if it is the reader who says who may know her."""
    her = opened(request, code)
    if not may_draw_into_circle.allows(request.actor, her):
        raise Http404
    return her
