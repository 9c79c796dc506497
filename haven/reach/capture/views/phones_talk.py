"""What phones ask and send: OpenRosa 1.0, as ODK Collect and KoboCollect speak it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haven.foundation.access.actors import Actor
from haven.foundation.entities import EntityList, entity_lists
from haven.foundation.instruments.models import Edition
from haven.foundation.instruments.queries import published_with_forms
from haven.reach.capture import offering
from haven.reach.capture.errors import ABSENT, KIND, LARGE, LENGTH, RefusedError
from haven.reach.capture.parts import refuse_names
from haven.reach.capture.receiving import Sender, receive
from haven.reach.capture.taking import take_soon
from haven.reach.capture.views.phone_doors import (
    LARGEST_LETTER,
    PhoneRequest,
    address_for,
    for_phones,
    xml,
)

FORM = "xml_submission_file"
MOST_ASKED = 1000


@for_phones
@require_safe
def form_list(request: PhoneRequest) -> HttpResponse:
    """The forms she may fill, each in its newest edition."""
    return xml(offering.form_list(_editions(request), address_for(request)))


@for_phones
@require_safe
def form(request: PhoneRequest, edition: UUID) -> HttpResponse:
    """A form itself."""
    return xml(get_object_or_404(_editions(request), pk=edition).xform)


@for_phones
@require_safe
def manifest(request: PhoneRequest, edition: UUID) -> HttpResponse:
    """The files and lists that belong to a form."""
    found = get_object_or_404(_editions(request), pk=edition)
    address = address_for(request)
    lists = offering.lists_of(found, _actor(request), request.device.mission)
    return xml(offering.manifest(_as_media(one, address) for one in lists))


@for_phones
@require_safe
def entities(request: PhoneRequest, named: str) -> HttpResponse:
    """A list to choose from: codes and public words only."""
    return HttpResponse(_list(request, named).as_csv(), content_type="text/csv; charset=utf-8")


@for_phones
@require_safe
def integrity(request: PhoneRequest, named: str) -> HttpResponse:
    """Which things of a list are gone since the phone downloaded it."""
    asked = [one for one in request.GET.get("id", "").split(",") if one]
    return xml(offering.integrity(asked[:MOST_ASKED], _list(request, named)))


@for_phones
@require_http_methods(["HEAD", "POST"])
def submission(request: PhoneRequest) -> HttpResponse:
    """A filled form, or some of its files; 201 says that it is durably here, and nothing else does.

    HEAD must be answered 204: any other success reads as a captive portal.
    """
    if request.method == "HEAD":
        return HttpResponse(status=204)
    refuse_letter(request)
    filled, files = _letter(request)
    device = request.device
    receive(Sender(device.user, device.mission, device=device), filled, files, now())
    take_soon()
    return xml(offering.response(_("Received."), "submit_success"), 201)


def refuse_letter(request: PhoneRequest) -> None:
    """Refuse what is too large or packed before a byte of it is read.

    Raises:
        RefusedError: it is.
    """
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise RefusedError(_("Forms are not sent compressed."), KIND)
    try:
        length = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        length = 0
    if length <= 0:
        raise RefusedError(_("Say how long it is before you send it."), LENGTH)
    if length > LARGEST_LETTER:
        raise RefusedError(_("This is more than 25 MB at once. Send its files one by one."), LARGE)


def _letter(request: PhoneRequest) -> tuple[bytes, dict[str, bytes]]:
    """The form, and its files by name."""
    refuse_names(request.FILES)
    filled = request.FILES.get(FORM)
    if filled is None:
        raise RefusedError(_("There is no filled form in what was sent."))
    files: dict[str, bytes] = {}
    for field, several in request.FILES.lists():
        for one in several if field != FORM else ():
            if files.setdefault(one.name or field, content := one.read()) != content:
                raise RefusedError(_("Two different files have the same name."))
    return filled.read(), files


def _actor(request: PhoneRequest) -> Actor:
    """She, with what she may do in the mission of this phone: nothing of another goes to it."""
    return Actor.of(request.device.user, on=localdate()).within(request.device.mission_id)


def _editions(request: PhoneRequest) -> QuerySet[Edition]:
    return published_with_forms(_actor(request))


def _as_media(one: EntityList, address: offering.Address) -> offering.Media:
    return offering.Media(
        name=f"{one.name}.csv",
        hash=offering.hash_of(one.as_csv()),
        address=address("entities", named=one.name),
        integrity=address("integrity", named=one.name),
    )


def _list(request: PhoneRequest, name: str) -> EntityList:
    offered = entity_lists(_actor(request), request.device.mission)
    found = next((one for one in offered if one.name == name), None)
    if found is None:
        raise RefusedError(_("There is no such list."), ABSENT)
    return found
