"""What came from the offline page and waits: as it was, as it is, and what came in."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.openings import note_opening
from haven.foundation.vault.keyring import load_keys
from haven.reach.capture import policies, queries
from haven.reach.capture.actions import release_parcel, set_parcel_aside
from haven.reach.capture.comparing import columns
from haven.reach.capture.contents import UnreadableParcelError, made_at
from haven.reach.capture.errors import EndedError
from haven.reach.capture.forms import SetAside
from haven.reach.capture.models import Parcel, State
from haven.reach.capture.taking_parcels import HeldError, hand_in, unpack


@login_required
def parcels(request: HavenRequest) -> HttpResponse:
    """The records from the offline page that wait for a person."""
    if not request.actor.holds(*policies.FILLERS):
        raise Http404
    held = list(queries.held_parcels(request.actor)[: queries.LATEST])
    load_keys(one.pk for one in held)
    return render(request, "capture/field/parcels.html", {"parcels": held})


@login_required
def parcel(request: HavenRequest, pk: UUID) -> HttpResponse:
    """One of them, in three columns."""
    return _shown(request, _found(request, pk), SetAside())


@require_POST
@login_required
def take(request: HavenRequest, pk: UUID) -> HttpResponse:
    """Take it as it came, in the name of who recorded it."""
    found = _found(request, pk)

    def taken() -> None:
        release_parcel(by=request.actor, parcel=found)
        hand_in(unpack(found))

    return _done(request, found, taken, _("Taken."))


@require_POST
@login_required
def aside(request: HavenRequest, pk: UUID) -> HttpResponse:
    """Put it away, with a reason."""
    found, form = _found(request, pk), SetAside(request.POST)
    if not form.is_valid():
        return _shown(request, found, form)
    said = {"by": request.actor, "parcel": found, "at": now(), **form.cleaned_data}
    return _done(request, found, lambda: set_parcel_aside(**said), _("Set aside."))


def _found(request: HavenRequest, pk: UUID) -> Parcel:
    seen = Parcel.objects.permitted(request.actor, policies.may_see_parcel)
    held = seen.filter(state=State.HELD).select_related("mission", "sent_by", "device")
    return get_object_or_404(held, pk=pk)


def _shown(request: HavenRequest, found: Parcel, form: SetAside) -> HttpResponse:
    note_opening(request.actor, found, at=now(), restricted=False)
    context = {"parcel": found, "form": form, "rows": [], "made": None}
    try:
        unpacked = unpack(found)
        context |= {
            "made": made_at(found, unpacked.content),
            "said": unpacked.content.made,
            "columns": columns(request.actor, unpacked),
        }
    except UnreadableParcelError as reason:
        context["unreadable"] = str(reason)
    return render(request, "capture/field/parcel.html", context)


def _done(request: HavenRequest, found: Parcel, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except (EndedError, HeldError, UnreadableParcelError) as refusal:
        messages.error(request, str(refusal))
        return redirect("capture:parcel", pk=found.pk)
    messages.info(request, said)
    return redirect("capture:parcels")
