"""Send a workbook, look at what it says, confirm it, and watch it come in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from haven.foundation.access.models import Mission, Team
from haven.foundation.access.requests import HavenRequest
from haven.foundation.workbooks import UnreadableWorkbookError
from haven.reach.exchange import policies
from haven.reach.exchange.actions import (
    NotWaitingError,
    confirm_file,
    discard_file,
    keep_file,
    take_over_import,
)
from haven.reach.exchange.forms import ConfirmImport, SendWorkbook
from haven.reach.exchange.models import FileState, HtcdsFile
from haven.reach.exchange.uploads import read_upload
from haven.reach.exchange.working import import_file

LATEST = 20


@login_required
def index(request: HavenRequest) -> HttpResponse:
    """The files she has sent, and the way to send another."""
    missions = Mission.objects.permitted(request.actor, policies.may_import_into)
    if not missions:
        raise Http404
    form = SendWorkbook(request.POST or None, request.FILES or None, missions=missions)
    if form.is_valid() and (sent := _sent(request, form)):
        return redirect("exchange:file", sent.pk)
    files = _files(request)[:LATEST]
    exporting = Mission.objects.permitted(request.actor, policies.may_export_from).exists()
    context = {"form": form, "files": files, "may_export": exporting}
    return render(request, "exchange/index.html", context)


@require_GET
@login_required
def file(request: HavenRequest, pk: int) -> HttpResponse:
    """What a file says and how far it has come; it can be left and found again."""
    found = get_object_or_404(_files(request), pk=pk)
    form = ConfirmImport(teams=_teams(request, found))
    return render(request, f"exchange/{found.state}.html", {"file": found, "form": form})


@require_GET
@login_required
def progress(request: HavenRequest, pk: int) -> HttpResponse:
    """How far the import is, for the page that asks every two seconds."""
    found = get_object_or_404(_files(request), pk=pk)
    answer = render(request, "exchange/progress.html", {"file": found})
    if found.state != FileState.CONFIRMED:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@login_required
def confirm(request: HavenRequest, pk: int) -> HttpResponse:
    """Let the sound rows in."""
    found = get_object_or_404(_files(request), pk=pk)
    form = ConfirmImport(request.POST, teams=_teams(request, found))
    if form.is_valid():
        try:
            confirm_file(by=request.actor, file=found, job=import_file, **form.cleaned_data)
        except NotWaitingError as refusal:
            messages.error(request, str(refusal))
    return redirect("exchange:file", pk)


@require_POST
@login_required
def discard(request: HavenRequest, pk: int) -> HttpResponse:
    """Forget a file nobody wants in."""
    found = get_object_or_404(_files(request), pk=pk)
    try:
        discard_file(by=request.actor, file=found, at=now())
    except NotWaitingError as refusal:
        messages.error(request, str(refusal))
        return redirect("exchange:file", pk)
    messages.info(request, _("File discarded. Nothing of it was kept."))
    return redirect("exchange:index")


@require_POST
@login_required
def go_on(request: HavenRequest, pk: int) -> HttpResponse:
    """Go on with an import that has stopped."""
    found = get_object_or_404(_files(request), pk=pk)
    try:
        take_over_import(by=request.actor, file=found, job=import_file)
    except NotWaitingError:
        messages.info(request, _("This import has ended."))
    return redirect("exchange:file", pk)


def _sent(request: HavenRequest, form: SendWorkbook) -> HtcdsFile | None:
    """The file as it was kept; if it cannot be read, the form says why."""
    mission = form.cleaned_data["mission"]
    try:
        upload = read_upload(form.cleaned_data["file"], mission, localdate())
    except UnreadableWorkbookError as refusal:
        form.add_error("file", str(refusal))
        return None
    if not upload.rows:
        form.add_error("file", _("This workbook has no rows. Fill it in from row 3."))
        return None
    return keep_file(by=request.actor, mission=mission, upload=upload, at=now())


def _files(request: HavenRequest) -> QuerySet[HtcdsFile]:
    files = HtcdsFile.objects.permitted(request.actor, policies.may_handle_file)
    return files.select_related("mission", "uploaded_by", "team").defer("content")


def _teams(request: HavenRequest, found: HtcdsFile) -> QuerySet[Team]:
    teams = Team.objects.permitted(request.actor, policies.may_give_team_cases)
    return teams.filter(mission=found.mission)
