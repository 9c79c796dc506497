"""The pages of the directory."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.directory.actions import (
    OrganisationKnownError,
    add_organisation,
    change_organisation,
    end_agreement,
)
from haven.foundation.directory.forms import AddOrganisation, ChangeOrganisation
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.directory.policies import may_change_organisation, may_end_agreement
from haven.foundation.directory.queries import (
    count_by_kind,
    missions_with_my_directory,
    organisations_of,
)

ROWS = 50


@login_required
def organisations(request: HavenRequest) -> HttpResponse:
    """Who does our mission know, of which kind?"""
    kind = request.GET.get("kind", "")
    kind = kind if kind in OrganisationKind else ""
    counts = count_by_kind(request.actor)
    page = Paginator(organisations_of(request.actor, kind), ROWS)
    context = {
        "page": page.get_page(request.GET.get("page")),
        "kind": kind,
        "kinds": [(code, name, counts.get(code, 0)) for code, name in OrganisationKind.choices],
        "total": sum(counts.values()),
        "missions": list(missions_with_my_directory(request.actor)),
    }
    return render(request, "directory/list.html", context)


@login_required
def add(request: HavenRequest) -> HttpResponse:
    """Write a new organisation into the directory."""
    missions = missions_with_my_directory(request.actor)
    if not missions:
        raise Http404
    form = AddOrganisation(request.POST or None, missions)
    if form.is_valid():
        try:
            add_organisation(by=request.actor, **form.cleaned_data)
        except OrganisationKnownError as error:
            form.add_error("name", str(error.says))
        else:
            messages.success(request, _("Organisation added."))
            return redirect("directory:list")
    return render(request, "directory/add.html", {"form": form})


@login_required
def change(request: HavenRequest, pk: int) -> HttpResponse:
    """Correct what the directory says."""
    organisation = get_object_or_404(
        Organisation.objects.permitted(request.actor, may_change_organisation), pk=pk
    )
    form = ChangeOrganisation(request.POST or None, initial=organisation.__dict__)
    if form.is_valid():
        try:
            change_organisation(by=request.actor, organisation=organisation, **form.cleaned_data)
        except OrganisationKnownError as error:
            form.add_error("name", str(error.says))
        else:
            messages.success(request, _("Organisation changed."))
            return redirect("directory:list")
    may_end = organisation.is_active and may_end_agreement.allows(request.actor, organisation)
    context = {"form": form, "organisation": organisation, "may_end": may_end}
    return render(request, "directory/change.html", context)


@login_required
@require_POST
def end(request: HavenRequest, pk: int) -> HttpResponse:
    """Stop working with an organisation from today on."""
    organisation = get_object_or_404(
        Organisation.objects.permitted(request.actor, may_end_agreement), pk=pk
    )
    end_agreement(by=request.actor, organisation=organisation, on=localdate())
    messages.success(request, _("Agreement ended."))
    return redirect("directory:list")
