"""The agreements of a mission: make one, confirm it, see what it found, end it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.policies import may_see_organisation
from haven.reach.encodings import policies
from haven.reach.encodings.actions import (
    RefusedError,
    confirm_agreement,
    end_agreement,
    make_agreement,
)
from haven.reach.encodings.forms import MakeAgreement
from haven.reach.encodings.models import Agreement
from haven.reach.encodings.sharing import new_secret, read_secret
from haven.reach.encodings.views.showing import found, page

LATEST = 50


@login_required
def index(request: HavenRequest) -> HttpResponse:
    """The agreements she may see, and for supervisors the way to make another."""
    if not Mission.objects.permitted(request.actor, policies.may_see_agreements_in):
        raise Http404
    missions = Mission.objects.permitted(request.actor, policies.may_agree_in)
    form = _form(request, missions) if missions else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid() and (made := _made(request, form)):
        return made
    agreements = Agreement.objects.permitted(request.actor, policies.may_see_agreement)
    rows = agreements.select_related("partner", "mission")[:LATEST]
    return render(request, "encodings/index.html", {"form": form, "agreements": rows})


@require_GET
@login_required
def agreement(request: HavenRequest, pk: int) -> HttpResponse:
    """One agreement: what can be done under it, and the pairs she may see."""
    return page(request, found(request, policies.may_see_agreement, pk))


@require_POST
@login_required
def confirm(request: HavenRequest, pk: int) -> HttpResponse:
    """Confirm as a second person."""
    agreed = found(request, policies.may_confirm_agreement, pk)
    try:
        confirm_agreement(by=request.actor, agreement=agreed, at=now())
        messages.info(request, _("You have confirmed this agreement."))
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect("encodings:agreement", pk)


@require_POST
@login_required
def end(request: HavenRequest, pk: int) -> HttpResponse:
    """End it before its day."""
    agreed = found(request, policies.may_end_agreement, pk)
    end_agreement(by=request.actor, agreement=agreed, at=now())
    messages.info(request, _("Agreement ended. Its secret, numbers and pairs are destroyed."))
    return redirect("encodings:agreement", pk)


def _form(request: HavenRequest, missions: QuerySet[Mission]) -> MakeAgreement:
    partners = Organisation.objects.permitted(request.actor, may_see_organisation)
    return MakeAgreement(
        request.POST or None,
        missions=missions,
        partners=partners.filter(is_active=True),
    )


def _made(request: HavenRequest, form: MakeAgreement) -> HttpResponse | None:
    """The page after making one; if it may never be, the form says why."""
    told = dict(form.cleaned_data)
    typed = told.pop("secret")
    secret = "" if typed else new_secret()
    try:
        agreed = make_agreement(
            by=request.actor, at=now(), secret=typed or read_secret(secret), **told
        )
    except RefusedError as refusal:
        form.add_error("partner", str(refusal))
        return None
    if not secret:
        messages.info(request, _("Agreement written down. A second person must confirm it."))
        return redirect("encodings:agreement", agreed.pk)
    answer = render(request, "encodings/made.html", {"agreement": agreed, "secret": secret})
    answer["Cache-Control"] = "no-store"
    return answer
