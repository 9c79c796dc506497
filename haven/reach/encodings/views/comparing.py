"""Take our encodings out, send the partner's, and decide about probable pairs."""

from __future__ import annotations

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.reach.encodings import policies
from haven.reach.encodings.actions import (
    RefusedError,
    ask_contact,
    ask_whose_number,
    dismiss_pair,
    send_file,
)
from haven.reach.encodings.files import UnreadableFileError, read_file
from haven.reach.encodings.forms import AskWhoseNumber, SendEncodings
from haven.reach.encodings.models import Agreement, Pair
from haven.reach.encodings.sharing import read_secret
from haven.reach.encodings.views.showing import found, page
from haven.reach.encodings.working import compare_file, encoded_file


@require_POST
@login_required
def take(request: HavenRequest, pk: int) -> HttpResponseBase:
    """The file of our people for the partner."""
    agreed = found(request, policies.may_compare_under, pk)
    try:
        content = encoded_file(request.actor, agreed, now())
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("encodings:agreement", pk)
    name = f"encodings-{agreed.mission.code}-{agreed.label}.jsonl"
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=name, content_type="application/jsonl"
    )


@require_POST
@login_required
def compare(request: HavenRequest, pk: int) -> HttpResponse:
    """Send the partner's file to be compared."""
    agreed = found(request, policies.may_compare_under, pk)
    form = SendEncodings(request.POST, request.FILES)
    if form.is_valid() and _sent(request, agreed, form):
        messages.info(request, _("The file is being compared. It is deleted when that is done."))
        return redirect("encodings:agreement", pk)
    return page(request, agreed, sending=form)


@require_POST
@login_required
def whose(request: HavenRequest, pk: int) -> HttpResponse:
    """Whose number of ours it is, where she may know."""
    agreed = found(request, policies.may_ask_whose_number, pk)
    form = AskWhoseNumber(request.POST)
    if not form.is_valid():
        return page(request, agreed, asking=form)
    try:
        number = form.cleaned_data["number"]
        person = ask_whose_number(by=request.actor, agreement=agreed, number=number, at=now())
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("encodings:agreement", pk)
    if person is None:
        form.add_error("number", _("This is no number of a person you may know."))
    return page(request, agreed, asking=form, whose=person)


@require_POST
@login_required
def ask(request: HavenRequest, pk: int) -> HttpResponse:
    """Ask the partner for a contact."""
    pair = _pair(request, pk)
    try:
        ask_contact(by=request.actor, pair=pair, at=now())
        said = _(
            "Ask the partner for a contact about their number %(number)s, agreement %(label)s."
        )
        messages.info(request, said % {"number": pair.number, "label": pair.agreement.label})
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect("encodings:agreement", pair.agreement_id)


@require_POST
@login_required
def dismiss(request: HavenRequest, pk: int) -> HttpResponse:
    """It is not one person."""
    pair = _pair(request, pk)
    dismiss_pair(by=request.actor, pair=pair, at=now())
    return redirect("encodings:agreement", pair.agreement_id)


def _sent(request: HavenRequest, agreed: Agreement, form: SendEncodings) -> bool:
    """Whether it could be read; if not, the form says why."""
    try:
        content = form.cleaned_data["file"].read()
        records = read_file(content, read_secret(agreed.secret or ""))
        send_file(by=request.actor, agreement=agreed, records=records, at=now(), job=compare_file)
    except (UnreadableFileError, RefusedError) as refusal:
        form.add_error("file", str(refusal))
        return False
    return True


def _pair(request: HavenRequest, pk: int) -> Pair:
    pairs = Pair.objects.permitted(request.actor, policies.may_decide_pair)
    parts = ("agreement__partner", "agreement__mission", "person", "mission")
    return get_object_or_404(pairs.select_related(*parts), pk=pk)
