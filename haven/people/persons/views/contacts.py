"""How a person can be reached, and only when it is safe."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.people.persons.actions import (
    ContactChangedError,
    UnsafeContactError,
    add_contact,
    change_contact,
    reach_out,
)
from haven.people.persons.forms.about_her import AddContact, ChangeContact, contact_as_known
from haven.people.persons.models import Person
from haven.people.persons.queries import contacts_i_may_use
from haven.people.persons.views.opening import opened

CONFLICT = 409


@login_required
def contacts(request: HavenRequest, code: str) -> HttpResponse:
    """How can she be reached?"""
    her = opened(request, code, "names", "contacts", "identifiers")
    return _shown(request, her, {})


@login_required
@require_POST
def reach(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Open one contact, if it is safe now."""
    contact = get_object_or_404(contacts_i_may_use(request.actor), person__code=code, pk=pk)
    her = opened(request, code, "names", "contacts", "identifiers")
    try:
        answer = {"value": reach_out(by=request.actor, contact=contact, at=now())}
    except UnsafeContactError as unsafe:
        answer = {"held_back": str(unsafe)}
    return _shown(request, her, {"reached": contact, **answer})


@login_required
def add(request: HavenRequest, code: str) -> HttpResponse:
    """Add a way to reach her."""
    her = opened(request, code)
    form = AddContact(request.POST or None)
    if form.is_valid():
        add_contact(by=request.actor, person=her, contact=form.given())
        messages.success(request, _("Contact added."))
        return redirect("person_contacts", code=code)
    context = {"person": her, "form": form, "title": _("Add a contact")}
    return render(request, "persons/contact.html", context)


@login_required
def change(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Write down anew how and when she can be reached."""
    her = opened(request, code)
    contact = get_object_or_404(contacts_i_may_use(request.actor), person=her, pk=pk)
    form = ChangeContact(request.POST or None, initial=contact_as_known(contact))
    context = {"person": her, "form": form, "title": _("Change a contact")}
    if not form.is_valid():
        return render(request, "persons/contact.html", context)
    try:
        seen, to = form.cleaned_data["seen"], form.given()
        change_contact(by=request.actor, contact=contact, seen=seen, to=to)
    except ContactChangedError:
        context |= {"form": form.in_place_of(contact), "versions": [contact, form.wrote()]}
        return render(request, "persons/contact.html", context, status=CONFLICT)
    messages.success(request, _("Contact changed."))
    return redirect("person_contacts", code=code)


def _shown(request: HavenRequest, her: Person, reached: dict[str, object]) -> HttpResponse:
    return render(request, "persons/contacts.html", {"person": her, **reached})
