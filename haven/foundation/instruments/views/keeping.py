"""Put questionnaires in, publish, withdraw, and say that their wording was read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.instruments.actions import (
    NotOfThisLanguageError,
    add_edition,
    publish,
    review,
    withdraw,
)
from haven.foundation.instruments.forms import AddQuestionnaire, TakeFromBox
from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.policies import may_publish, may_review, may_withdraw
from haven.foundation.instruments.queries import from_the_box, missions_i_write_for
from haven.foundation.instruments.workbook.faults import FaultyWorkbookError
from haven.foundation.instruments.workbook.taking import Taken
from haven.foundation.workbooks import UnreadableWorkbookError

MOST_WARNINGS = 20


def _editions(request: HavenRequest, rule: Rule) -> QuerySet[Edition]:
    return Edition.objects.permitted(request.actor, rule).select_related("instrument", "mission")


@login_required
def add(request: HavenRequest) -> HttpResponse:
    """Send a workbook; what is wrong with it is said all at once."""
    missions = missions_i_write_for(request.actor)
    if not missions:
        raise Http404
    form = AddQuestionnaire(request.POST or None, request.FILES or None, missions)
    if not form.is_valid():
        return render(request, "instruments/add.html", {"form": form})
    return _put_in(request, form, **form.cleaned_data)


@login_required
def take_from_box(request: HavenRequest) -> HttpResponse:
    """Put in a questionnaire that comes with Haven, as it is."""
    missions = missions_i_write_for(request.actor)
    if not missions:
        raise Http404
    form = TakeFromBox(request.POST or None, missions)
    if not form.is_valid():
        return render(request, "instruments/box.html", {"form": form})
    code, mission = form.cleaned_data["code"], form.cleaned_data["mission"]
    return _put_in(request, form, mission, code, from_the_box(code).read_bytes())


def _put_in(
    request: HavenRequest,
    form: AddQuestionnaire | TakeFromBox,
    mission: Mission,
    code: str,
    workbook: bytes,
    public_key: str = "",
) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    try:
        edition, found = add_edition(
            by=request.actor, mission=mission, code=code, workbook=workbook, at=now(),
            public_key=public_key,
        )  # fmt: skip
    except UnreadableWorkbookError as refusal:
        form.add_error(None, str(refusal))
    except FaultyWorkbookError as refusal:
        form.add_error(None, _("Nothing was kept. Mend what stands below and send it again."))
        context["faults"] = refusal.faults
    else:
        return _is_in(request, edition, found)
    return render(request, "instruments/add.html", context)


def _is_in(request: HavenRequest, edition: Edition, found: Taken) -> HttpResponse:
    """Say what came out, and what she should look at."""
    said = _("The questionnaire is in. %(examples)s examples came out as they should.")
    messages.success(request, said % {"examples": found.played})
    for warning in found.warnings[:MOST_WARNINGS]:
        messages.warning(request, f"{warning.sheet} {warning.row or ''}: {warning.says}")
    return redirect("instruments:detail", edition.pk)


@require_POST
@login_required
def publish_it(request: HavenRequest, pk: str) -> HttpResponse:
    """Let it be asked from now on."""
    edition = get_object_or_404(_editions(request, may_publish), pk=pk)
    publish(by=request.actor, edition=edition, at=now())
    messages.success(request, _("Published."))
    return redirect("instruments:detail", pk)


@require_POST
@login_required
def withdraw_it(request: HavenRequest, pk: str) -> HttpResponse:
    """Ask it no more."""
    edition = get_object_or_404(_editions(request, may_withdraw), pk=pk)
    withdraw(by=request.actor, edition=edition, at=now())
    messages.success(request, _("Withdrawn."))
    return redirect("instruments:list")


@require_POST
@login_required
def review_it(request: HavenRequest, pk: str, language: str) -> HttpResponse:
    """Say that she speaks the language and has read the wording."""
    edition = get_object_or_404(_editions(request, may_review), pk=pk)
    try:
        review(by=request.actor, edition=edition, language=language, on=localdate())
    except NotOfThisLanguageError:
        raise Http404 from None
    return redirect("instruments:detail", pk)
