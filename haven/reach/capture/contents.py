"""What was in a parcel of the offline page: a note, a service, a person, or a questionnaire."""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as NotBase64Error
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from haven.foundation.vault.keyring import KeyGoneError, sealing_key
from haven.foundation.vault.pairs import open_box
from haven.foundation.vault.sealing import BrokenSealError, seal, unseal
from haven.people.cases.models import Case
from haven.people.cases.versions import described
from haven.reach.capture.models import Kind, Parcel

ON_A_CASE = (Kind.NOTE, Kind.SERVICE)
LONGEST_CODE = 12


class UnreadableParcelError(Exception):
    """A parcel that does not open, or holds nothing we know; the text is fit for a page."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was recorded, of which case as she saw it, by whom, when by the device's clock."""

    kind: str
    by: int
    made: datetime
    told: dict[str, Any]
    case: str = ""
    version: int = 0
    then: bytes = field(default=b"", repr=False)


def content_of(parcel: Parcel) -> Content:
    """Open a parcel with the mission's private key.

    Raises:
        UnreadableParcelError: it does not open, or is not what the offline page makes.
    """
    box = parcel.box
    if box is None:
        raise UnreadableParcelError(_("What it said is forgotten."))
    context = str(parcel.number).encode()
    try:
        opened = open_box(parcel.mission.code, parcel.key_version, box, context)
        return _content(json.loads(opened))
    except BrokenSealError:
        raise UnreadableParcelError(_("It does not open: somebody changed it.")) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, NotBase64Error):
        raise UnreadableParcelError(_("It is not what the offline page makes.")) from None


def _content(said: dict[str, Any]) -> Content:
    kind, made, case = said["kind"], parse_datetime(said["made"]), said.get("case") or {}
    if kind not in Kind.values or made is None or made.tzinfo is None:
        raise ValueError(kind)
    if kind in ON_A_CASE and not case:
        raise ValueError(kind)
    return Content(
        kind=kind,
        by=int(said["by"]),
        made=made,
        told=dict(said["told"]),
        case=str(case.get("code", ""))[:LONGEST_CODE],
        version=int(case.get("version", 0)),
        then=b64decode(case.get("then", "")),
    )


def made_at(parcel: Parcel, content: Content) -> datetime:
    """When it was recorded by our clock: what the device said, less what its clock was wrong.

    Never after it came, nor before the device was set up: then only our own time can be believed.
    """
    wrong = parcel.device_clock - parcel.received_at if parcel.device_clock else timedelta()
    try:
        reckoned = content.made - wrong
    except OverflowError:
        return parcel.received_at
    believable = parcel.device.added_at <= reckoned <= parcel.received_at
    return reckoned if believable else parcel.received_at


def glance(case: Case) -> bytes:
    """How a case reads now, sealed under the person's key: a device carries it and cannot read it.

    It comes back in the parcel, so that a person can see what has changed in between.
    """
    now = described(case)
    said = {"risk": now.risk, "situation": now.situation, "needs": list(now.urgent_needs)}
    plain = json.dumps(said, ensure_ascii=False).encode()
    return seal(sealing_key(case.person_id), plain, _context(case.code, case.version))


def glance_back(case: Case, content: Content) -> dict[str, Any] | None:
    """How a case read when she took it along; None where nobody can tell any more."""
    try:
        key = sealing_key(case.person_id)
        said: dict[str, Any] = json.loads(
            unseal(key, content.then, _context(case.code, content.version))
        )
    except (BrokenSealError, KeyGoneError, ValueError):
        return None
    return said


def _context(code: str, version: int) -> bytes:
    return f"glance:{code}:{version}".encode()
