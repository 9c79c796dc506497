"""Ask to take people's records out, agree as a second person, and take them."""

from __future__ import annotations

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.directory.models import Organisation
from haven.foundation.directory.policies import may_see_organisation
from haven.reach.exchange import policies, taking
from haven.reach.exchange.actions import (
    ExportRefusedError,
    approve_export,
    ask_export,
    download_export,
)
from haven.reach.exchange.forms import AskExport
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.models import ExportRequest

LATEST = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def exports(request: HavenRequest) -> HttpResponse:
    """The requests of the last time, and the way to ask."""
    missions = Mission.objects.permitted(request.actor, policies.may_export_from)
    if not missions:
        raise Http404
    organisations = Organisation.objects.permitted(request.actor, may_see_organisation)
    form = AskExport(
        request.POST or None, missions=missions, organisations=organisations.filter(is_active=True)
    )
    if form.is_valid() and (asked := _asked(request, form)):
        said = _("Asked for %s people.") % asked.count
        messages.info(request, f"{said} {asked.left_out_in_words}")
        return redirect("exchange:exports")
    rows = _requests(request, policies.may_see_export)[:LATEST]
    context = {"form": form, "requests": rows, "now": now(), "me": request.actor.user}
    return render(request, "exchange/exports.html", context)


@require_POST
@login_required
def approve(request: HavenRequest, pk: int) -> HttpResponse:
    """Agree as a second person."""
    asked = get_object_or_404(_requests(request, policies.may_approve_export), pk=pk)
    try:
        approve_export(by=request.actor, request=asked, at=now())
        messages.info(request, _("You have agreed to this export."))
    except ExportRefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect("exchange:exports")


@require_POST
@login_required
def take(request: HavenRequest, pk: int) -> HttpResponse:
    """Make the locked workbook, and show its passphrase this once."""
    asked = get_object_or_404(_requests(request, policies.may_take_export), pk=pk)
    try:
        passphrase = taking.take(request.actor, asked, at=now())
    except ExportRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("exchange:exports")
    context = {"asked": asked, "passphrase": passphrase}
    answer = render(request, "exchange/taken.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@login_required
def download(request: HavenRequest, pk: int) -> HttpResponseBase:
    """The locked workbook itself."""
    whole = _requests(request, policies.may_take_export).defer(None)
    asked = get_object_or_404(whole, pk=pk)
    try:
        locked = download_export(by=request.actor, request=asked, at=now())
    except ExportRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("exchange:exports")
    return _attached(io.BytesIO(locked), f"htcds-{asked.mission.code}-{asked.pk}.xlsx")


@require_GET
@login_required
def empty(request: HavenRequest) -> HttpResponseBase:
    """A workbook nobody stands in yet, for those who may send it back filled."""
    if not Mission.objects.permitted(request.actor, policies.may_import_into).exists():
        raise Http404
    file = io.BytesIO()
    write_workbook([], file)
    file.seek(0)
    return _attached(file, "htcds-empty.xlsx")


def _attached(file: io.BytesIO, name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _asked(request: HavenRequest, form: AskExport) -> ExportRequest | None:
    """What she has asked for; if it may never leave, the form says why."""
    try:
        return ask_export(by=request.actor, at=now(), **form.cleaned_data)
    except ExportRefusedError as refusal:
        form.add_error("receiver", str(refusal))
        return None


def _requests(request: HavenRequest, rule: Rule) -> QuerySet[ExportRequest]:
    asked = ExportRequest.objects.permitted(request.actor, rule).defer("file")
    return asked.select_related("mission", "asked_by", "approved_by", "receiver")
