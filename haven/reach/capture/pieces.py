"""A large file over a bad line: it comes piece by piece, and goes on after a cut where it stood.

OpenRosa sends a file whole or not at all; at 100 kbit/s a 20 MB photograph takes 27 minutes and no
line of that kind holds so long. Our own pages send the form first and each file afterwards, in
pieces. Sending a piece again changes nothing; the whole is compared with its digest in the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from haven.foundation.access.models import Mission, User
from haven.foundation.turns import in_turn
from haven.reach.capture.editions import expected_files, known_edition
from haven.reach.capture.envelope import read_envelope
from haven.reach.capture.errors import ABSENT, CONFLICT, LARGE, RefusedError
from haven.reach.capture.models import Arrival, Part, Piece, State
from haven.reach.capture.parts import LARGEST_PART, MOST_PARTS, called, refuse_names
from haven.reach.capture.receiving import complete

LARGEST_PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class Whole:
    """The file the pieces belong to: its name, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    digest: str


def arrival_of(mission: Mission, user: User, instance: str) -> Arrival:
    """The form whose files she sends.

    Raises:
        RefusedError: she has sent no such form.
    """
    hers = Arrival.objects.filter(mission=mission, sent_by=user, instance=instance)
    arrival = hers.defer("xml", "opened", "why").first()
    if arrival is None:
        raise RefusedError(_("Send the form first, and then its files."), ABSENT)
    return arrival


def stands_at(arrival: Arrival, whole: Whole) -> int:
    """How many bytes of a file are here, from its beginning."""
    part = arrival.parts.filter(called=called(arrival, whole.name)).defer("content").first()
    if part is None:
        return 0
    _refuse_other(part, whole)
    return _length(part)


def add_piece(arrival: Arrival, whole: Whole, start: int, content: bytes) -> int:
    """Add the next piece of a file; returns how many bytes are here, from its beginning.

    A piece that is here already is passed over; one that leaves a gap is not taken, and the answer
    says where to go on.

    Raises:
        RefusedError: it is too large, of another file of this name, or not what was announced.
    """
    _refuse_size(whole, start, content)
    refuse_names([whole.name])
    with transaction.atomic():
        locked = in_turn(Arrival.objects.filter(pk=arrival.pk)).get()
        part = _part(locked, whole)
        here = _length(part)
        if part.is_whole or start != here:
            return here
        Piece(
            mission_id=locked.mission_id, part=part, start=start, size=len(content), content=content
        ).save()
        if here + len(content) == whole.size:
            _join(part)
            _complete(locked)
        return here + len(content)


def _refuse_size(whole: Whole, start: int, content: bytes) -> None:
    if whole.size > LARGEST_PART or len(content) > LARGEST_PIECE:
        raise RefusedError(_("This file is larger than 25 MB, or this piece than 1 MB."), LARGE)
    if not content or start + len(content) > whole.size:
        raise RefusedError(_("This piece does not fit into its file."))


def _refuse_other(part: Part, whole: Whole) -> None:
    if (part.size, part.digest) != (whole.size, whole.digest):
        raise RefusedError(_("Another file of this name belongs to this form already."), CONFLICT)


def _part(arrival: Arrival, whole: Whole) -> Part:
    token = called(arrival, whole.name)
    if part := arrival.parts.filter(called=token).defer("content").first():
        _refuse_other(part, whole)
        return part
    if arrival.state not in {State.PARTS, State.WAITING, State.HELD}:
        raise RefusedError(
            _("This form was taken without this file. Tell your supervisor before you delete it."),
            CONFLICT,
        )
    if arrival.parts.count() >= MOST_PARTS:
        raise RefusedError(_("This form has more than %s files.") % MOST_PARTS, LARGE)
    part = Part(mission_id=arrival.mission_id, arrival=arrival, called=token, is_whole=False)
    part.name, part.size, part.digest = whole.name, whole.size, whole.digest
    part.save()
    return part


def _length(part: Part) -> int:
    if part.is_whole:
        return part.size
    total: int | None = part.pieces.aggregate(total=Sum("size"))["total"]
    return total or 0


def _join(part: Part) -> None:
    """Make the file whole; if it is not what was announced, begin again from nothing."""
    content = bytearray()
    for piece in part.pieces.order_by("start"):
        piece.part = part
        content += piece.content or b""
    part.pieces.all().delete()
    if sha256(content).hexdigest() == part.digest:
        part.content, part.is_whole = bytes(content), True
        part.save(update_fields=["content", "is_whole"])


def _complete(arrival: Arrival) -> None:
    if arrival.state == State.PARTS and arrival.xml:
        envelope = read_envelope(arrival.xml)
        known = known_edition(arrival.mission, envelope)
        complete(arrival, envelope, expected_files(envelope, known))
