"""Who belongs to her: relations are found, never typed blind, and households have their days."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.people.persons.actions import (
    form_household,
    join_household,
    leave_household,
    relate,
    unrelate,
)
from haven.people.persons.forms.belonging import Confirm, JoinHousehold, LeaveHousehold, Relate
from haven.people.persons.forms.intake import Find
from haven.people.persons.models import Person
from haven.people.persons.queries import (
    family_of,
    households_of,
    membership_of,
    relations_i_may_know,
)
from haven.people.persons.views.asking import ask
from haven.people.persons.views.finding import looked_for
from haven.people.persons.views.opening import opened

WITH_OTHER = "persons/relation.html"
HOUSEHOLD = "persons/household.html"

ask_about_family = partial(ask, back="person_family")


@require_safe
@login_required
def family(request: HavenRequest, code: str) -> HttpResponse:
    """Who belongs to her, and with whom does she live?"""
    her = opened(request, code, "names")
    context = {"person": her, "family": family_of(request.actor, her)}
    return render(request, "persons/family.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def find_relative(request: HavenRequest, code: str) -> HttpResponse:
    """Find the person who belongs to her."""
    her = opened(request, code, "names")
    form = Find(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"person": her, "her": her, "form": form}
    if form.is_valid() and (text := form.cleaned_data["text"]):
        context |= {"found": looked_for(request, [her.mission], text).beside(her), "text": text}
    return render(request, "persons/find_relative.html", context)


@login_required
def relation(request: HavenRequest, code: str, other: str) -> HttpResponse:
    """Say what the person found is to her."""
    if code == other:
        raise Http404
    found = opened(request, other, "names")
    form = Relate(request.POST or None)

    def act(her: Person, form: Relate) -> None:
        kinship = form.cleaned_data["kinship"]
        relate(by=request.actor, person=her, other=found, kinship=kinship)

    return ask_about_family(
        request, opened(request, code), form, act, _("Add a relation"), WITH_OTHER, other=found
    )


@login_required
def end_relation(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Take back what was written down by mistake."""
    her = opened(request, code)
    tie = get_object_or_404(relations_i_may_know(request.actor), person=her, pk=pk)
    other = opened(request, tie.other.code, "names")

    def act(her: Person, form: Confirm) -> None:
        unrelate(by=request.actor, relation=tie)

    return ask_about_family(
        request,
        her,
        Confirm(request.POST or None),
        act,
        _("Take back a relation"),
        WITH_OTHER,
        other=other,
        kinship=tie.get_kinship_display(),
        submit=_("Take it back"),
    )


@login_required
def join(request: HavenRequest, code: str) -> HttpResponse:
    """Write down with whom she lives or travels."""
    her = opened(request, code)
    homes = households_of(family_of(request.actor, her).relatives)
    form = JoinHousehold(request.POST or None, homes=homes, initial={"on": localdate()})
    return ask_about_family(
        request, her, form, partial(_join, request), _("Where does she live?"), HOUSEHOLD
    )


def _join(request: HavenRequest, her: Person, form: JoinHousehold) -> None:
    """Take her into the household chosen, or begin one with her."""
    by, on, is_head = request.actor, form.cleaned_data["on"], form.cleaned_data["is_head"]
    if home := form.home():
        join_household(by=by, household=home, person=her, on=on, is_head=is_head)
    else:
        head = her if is_head else None
        form_household(by=by, mission=her.mission, members=[her], head=head, on=on)


@login_required
def leave(request: HavenRequest, code: str) -> HttpResponse:
    """Write down that she lives there no longer."""
    her = opened(request, code)
    membership = membership_of(her)
    if membership is None:
        raise Http404

    def act(her: Person, form: LeaveHousehold) -> None:
        leave_household(by=request.actor, member=membership, on=form.cleaned_data["on"])

    form = LeaveHousehold(request.POST or None, initial={"on": localdate()})
    return ask_about_family(request, her, form, act, _("She has left the household"))
