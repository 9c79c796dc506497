"""A file of a form over a bad line: ask how much of it is here, send the next piece.

The file is named by headers, never by the address. ``File-Name`` is percent-encoded UTF-8;
``File-Length`` its size; ``File-Digest`` its SHA-256 in hex. A piece says where it begins
(``Piece-Offset``) and carries its own digest (``Piece-Digest``), so that a broken line is noticed
at once. Every answer says in ``Piece-Offset`` where to go on; 201 says that the file is whole.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haven.reach.capture.errors import BAD, RefusedError
from haven.reach.capture.models import Arrival
from haven.reach.capture.pieces import LARGEST_PIECE, Whole, add_piece, arrival_of, stands_at
from haven.reach.capture.taking import take_soon
from haven.reach.capture.views.phone_doors import PhoneRequest, for_phones
from haven.reach.capture.views.phones_talk import refuse_letter

DIGEST = re.compile(r"[0-9a-f]{64}")


@for_phones
@require_http_methods(["HEAD", "PUT"])
def pieces(request: PhoneRequest, instance: UUID) -> HttpResponse:
    """Say where a file stands (HEAD), or take its next piece (PUT)."""
    whole = _whole(request)
    arrival = arrival_of(request.device.mission, request.device.user, str(instance))
    if request.method == "HEAD":
        return _stands(stands_at(arrival, whole), whole)
    return _stands(_added(request, arrival, whole), whole)


def _added(request: PhoneRequest, arrival: Arrival, whole: Whole) -> int:
    refuse_letter(request)
    if int(request.headers["Content-Length"]) > LARGEST_PIECE:
        raise RefusedError(_("A piece has at most 1 MB."))
    content = request.body
    if sha256(content).hexdigest() != request.headers.get("Piece-Digest"):
        raise RefusedError(_("This piece was broken on its way. Send it again."), BAD)
    stands = add_piece(arrival, whole, _number(request, "Piece-Offset"), content)
    if stands == whole.size:
        take_soon()
    return stands


def _stands(here: int, whole: Whole) -> HttpResponse:
    answer = HttpResponse(status=201 if here == whole.size else 204)
    answer.headers["Piece-Offset"] = str(here)
    return answer


def _whole(request: PhoneRequest) -> Whole:
    digest = request.headers.get("File-Digest", "")
    if not DIGEST.fullmatch(digest):
        raise RefusedError(_("The file is not described: its name, length and digest are needed."))
    name = unquote(request.headers.get("File-Name", ""))
    return Whole(name, _number(request, "File-Length"), digest)


def _number(request: PhoneRequest, header: str) -> int:
    said = request.headers.get(header, "")
    if not (said.isascii() and said.isdigit() and len(said) < 12):
        raise RefusedError(_("The file is not described: its name, length and digest are needed."))
    return int(said)
