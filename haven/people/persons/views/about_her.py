"""A person's page: who she is, and what can be corrected."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from haven.foundation.access.requests import HavenRequest
from haven.people.persons.actions import (
    add_identifier,
    add_name,
    change_person,
)
from haven.people.persons.answers import GivenIdentifier, GivenName
from haven.people.persons.forms.about_her import (
    AddIdentifier,
    AddName,
    ChangePerson,
    as_known,
)
from haven.people.persons.models import Person
from haven.people.persons.panelling import panels_about
from haven.people.persons.views.asking import ask
from haven.people.persons.views.opening import opened


@login_required
def person(request: HavenRequest, code: str) -> HttpResponse:
    """Who is she?"""
    her = opened(request, code, "names", "languages")
    context = {"person": her, "panels": panels_about(her, request.actor)}
    return render(request, "persons/person.html", context)


@login_required
def change(request: HavenRequest, code: str) -> HttpResponse:
    """Correct who she is."""
    her = opened(request, code, "languages")
    form = ChangePerson(request.POST or None, initial=as_known(her))

    def act(her: Person, form: ChangePerson) -> None:
        change_person(by=request.actor, person=her, on=localdate(), **form.changes(her))

    return ask(request, her, form, act, _("Correct who she is"), "persons/change.html")


@login_required
def name(request: HavenRequest, code: str) -> HttpResponse:
    """Add a name."""
    form = AddName(request.POST or None)

    def act(her: Person, form: AddName) -> None:
        add_name(by=request.actor, person=her, name=GivenName(**form.cleaned_data))

    return ask(request, opened(request, code), form, act, _("Add a name"))


@login_required
def number(request: HavenRequest, code: str) -> HttpResponse:
    """Add a number somebody else knows her by."""
    form = AddIdentifier(request.POST or None)

    def act(her: Person, form: AddIdentifier) -> None:
        given = GivenIdentifier(**form.cleaned_data)
        add_identifier(by=request.actor, person=her, identifier=given)

    return ask(request, opened(request, code), form, act, _("Add a document or number"))
