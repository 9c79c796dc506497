"""A person's page: who she is, how to reach her, who belongs to her."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from haven.foundation.access.requests import HavenRequest
from haven.people.persons.actions import (
    ImpossibleBirthError,
    OtherMissionError,
    add_identifier,
    add_name,
    change_person,
    relate,
)
from haven.people.persons.answers import GivenIdentifier, GivenName
from haven.people.persons.forms.about_her import (
    AddIdentifier,
    AddName,
    ChangePerson,
    Relate,
    as_known,
)
from haven.people.persons.models import Kinship, Person
from haven.people.persons.panelling import panels_about
from haven.people.persons.queries import people_i_may_know
from haven.people.persons.views.opening import opened


@login_required
def person(request: HavenRequest, code: str) -> HttpResponse:
    """Who is she?"""
    her = opened(request, code, "names", "languages")
    context = {"person": her, "panels": panels_about(her, request.actor)}
    return render(request, "persons/person.html", context)


@login_required
def family(request: HavenRequest, code: str) -> HttpResponse:
    """Who belongs to her?"""
    her = opened(request, code, "names", "relations", "households")
    return render(request, "persons/family.html", {"person": her})


@login_required
def change(request: HavenRequest, code: str) -> HttpResponse:
    """Correct who she is."""
    her = opened(request, code, "languages")
    form = ChangePerson(request.POST or None, initial=as_known(her))

    def act(her: Person, form: ChangePerson) -> None:
        change_person(by=request.actor, person=her, on=localdate(), **form.changes(her))

    return _ask(request, her, form, act, _("Correct who she is"), "persons/change.html")


@login_required
def name(request: HavenRequest, code: str) -> HttpResponse:
    """Add a name."""
    form = AddName(request.POST or None)

    def act(her: Person, form: AddName) -> None:
        add_name(by=request.actor, person=her, name=GivenName(**form.cleaned_data))

    return _ask(request, opened(request, code), form, act, _("Add a name"))


@login_required
def number(request: HavenRequest, code: str) -> HttpResponse:
    """Add a number somebody else knows her by."""
    form = AddIdentifier(request.POST or None)

    def act(her: Person, form: AddIdentifier) -> None:
        given = GivenIdentifier(**form.cleaned_data)
        add_identifier(by=request.actor, person=her, identifier=given)

    return _ask(request, opened(request, code), form, act, _("Add a document or number"))


@login_required
def relation(request: HavenRequest, code: str) -> HttpResponse:
    """Say who belongs to her."""
    form = Relate(request.POST or None)

    def act(her: Person, form: Relate) -> None:
        other = people_i_may_know(request.actor).filter(code=form.cleaned_data["code"]).first()
        if other is None or other == her:
            form.add_error("code", _("You know nobody else with this code."))
            return
        kinship = Kinship(form.cleaned_data["kinship"])
        relate(by=request.actor, person=her, other=other, kinship=kinship)

    return _ask(request, opened(request, code), form, act, _("Add a relation"))


def _ask(
    request: HavenRequest,
    her: Person,
    form: Form,
    act: Callable[..., None],
    title: str,
    page: str = "persons/ask.html",
) -> HttpResponse:
    """Ask until the answers can be written down, then go back to her page."""
    if form.is_valid():
        try:
            act(her, form)
        except (ImpossibleBirthError, OtherMissionError) as refused:
            form.add_error(None, str(refused))
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("person", code=her.code)
    return render(request, page, {"person": her, "form": form, "title": title})
