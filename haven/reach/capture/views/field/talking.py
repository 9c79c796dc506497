"""What the offline page takes along, and what it sends."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.instruments.queries import published_with_forms
from haven.foundation.vault.keyring import load_keys
from haven.foundation.vault.pairs import NONCE_BYTES, WRAPPED_BYTES, public_key
from haven.reach.capture.contents import glance
from haven.reach.capture.errors import LARGE, RefusedError
from haven.reach.capture.models import Device
from haven.reach.capture.parcels import Sealed, receive_parcel
from haven.reach.capture.policies import may_send_from
from haven.reach.capture.queries import cases_to_carry, teams_of
from haven.reach.capture.taking_parcels import take_parcels_soon
from haven.reach.capture.views.field.doors import FieldRequest, for_devices

LARGEST_BOX = 4_900_000
SMALLEST_BOX = WRAPPED_BYTES + NONCE_BYTES + 16


@require_safe
@login_required
def pack(request: HavenRequest, device: int) -> HttpResponse:
    """What she takes along: questionnaires, her own cases by code, lists, our public key.

    Only who is signed in gets it: with the device alone one can send, and read nothing. The
    questionnaires named in ``have`` are on it already; their content is left out.
    """
    hers = Device.objects.permitted(request.actor, may_send_from).select_related("mission")
    mission = get_object_or_404(hers, pk=device).mission
    actor = request.actor.within(mission.pk)  # nothing of another goes to it
    version, key = public_key(mission.code)
    said = {
        "mission": mission.name,
        "key": {"version": version, "spki": b64encode(key).decode()},
        "questionnaires": _questionnaires(actor, set(request.GET.get("have", "").split(","))),
        "cases": _cases(actor, mission),
        "teams": [{"id": one.pk, "name": one.name} for one in teams_of(actor, mission)],
    }
    return JsonResponse(said)


@for_devices
@require_safe
def stands(_request: FieldRequest) -> HttpResponse:
    """Say that this device stands: what it hears when it has nothing to send."""
    return HttpResponse(status=204)


@for_devices
@require_POST
def receive(request: FieldRequest, number: UUID) -> HttpResponse:
    """Take a sealed record: 201 when it is durably here, 200 when it was before."""
    box, version = _box(request), request.headers.get("Key-Version", "")
    if not (version.isascii() and version.isdigit() and len(version) < 6):
        raise RefusedError(_("It does not say to which key it is sealed."))
    sealed = Sealed(number, int(version), box, _clock(request))
    fresh = receive_parcel(request.device, sealed, now())
    take_parcels_soon()
    answer = HttpResponse(status=201 if fresh else 200)
    answer.headers["Haven-Parcel"] = str(number)  # what a stranger between us would not say
    return answer


def _box(request: FieldRequest) -> bytes:
    """The body. No form of another site can send this type, nor this header."""
    if (
        request.content_type != "application/octet-stream"
        or "Idempotency-Key" not in request.headers
    ):
        raise RefusedError(_("It is not what the offline page sends."))
    length = request.headers.get("Content-Length", "")
    if not length.isdigit() or int(length) > LARGEST_BOX:
        raise RefusedError(_("It is larger than what can be sent at once."), LARGE)
    if len(request.body) < SMALLEST_BOX:
        raise RefusedError(_("It is not what the offline page sends."))
    return request.body


def _clock(request: FieldRequest) -> Any:
    """What the device's clock shows now, if it says so."""
    try:
        clock = parse_datetime(request.headers.get("Device-Clock", ""))
    except ValueError:
        return None
    return clock if clock and clock.tzinfo else None


def _questionnaires(actor: Actor, known: set[str]) -> list[dict[str, str]]:
    return [
        {
            "id": str(one.pk),
            "title": one.title,
            "about": one.about,
            **({} if str(one.pk) in known else {"xform": one.xform}),
        }
        for one in published_with_forms(actor)
    ]


def _cases(actor: Actor, mission: Mission) -> list[dict[str, object]]:
    """Codes alone can be read on the device; how the case stands is sealed to us."""
    cases = list(cases_to_carry(actor, mission))
    load_keys(one.person_id for one in cases)
    return [
        {"code": one.code, "version": one.version, "then": b64encode(glance(one)).decode()}
        for one in cases
    ]
