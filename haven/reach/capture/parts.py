"""The photographs, recordings and files of a filled form: added once each, whole or in pieces."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from django.utils.translation import gettext as _

from haven.foundation.vault.derive import derived_key
from haven.reach.capture.errors import LARGE, RefusedError
from haven.reach.capture.models import Arrival, Part

MOST_PARTS = 200
LARGEST_PART = 25_000_000
OUTSIDE = re.compile(r"[/\\\x00-\x1f\x7f]")
LONGEST_NAME = 255


def refuse_names(names: Iterable[str]) -> None:
    """Refuse names that are paths, or none; they never reach a folder, but may in an export.

    Raises:
        RefusedError: a name is no plain file name.
    """
    for name in names:
        if not name.strip(". ") or len(name) > LONGEST_NAME or OUTSIDE.search(name):
            raise RefusedError(_("One of the files has a name that is not a plain file name."))


def called(arrival: Arrival, name: str) -> str:
    """How a name is found again without standing in the open."""
    return hmac.digest(derived_key("capture"), arrival.pk.bytes + name.encode(), sha256).hex()


def add_parts(arrival: Arrival, files: Mapping[str, bytes]) -> list[str]:
    """Add the files that are not here yet; returns the names of those that are here otherwise.

    Raises:
        RefusedError: the form has more files than anybody takes.
    """
    if not files:
        return []
    here = {part.called: part for part in arrival.parts.defer("content", "name")}
    if len(here.keys() | {called(arrival, name) for name in files}) > MOST_PARTS:
        raise RefusedError(_("This form has more than %s files.") % MOST_PARTS, LARGE)
    return [name for name, content in files.items() if not _added(arrival, name, content, here)]


def are_here(arrival: Arrival, names: Iterable[str]) -> bool:
    """Whether the parts of these names are all here and whole; nothing is opened for it."""
    whole = arrival.parts.filter(is_whole=True).values_list("called", flat=True)
    return {called(arrival, name) for name in names} <= set(whole)


def contents(arrival: Arrival) -> dict[str, bytes]:
    """The parts that are whole and kept, by name."""
    kept = (part for part in arrival.parts.all() if part.is_whole)
    return {str(part.name): part.content for part in kept if part.content is not None}


def _added(arrival: Arrival, name: str, content: bytes, here: Mapping[str, Part]) -> bool:
    """Whether a file is now here as it came."""
    digest = sha256(content).hexdigest()
    known = here.get(called(arrival, name))
    if known and known.is_whole:
        return known.digest == digest
    part = known or Part(mission_id=arrival.mission_id, arrival=arrival)
    part.called, part.name = called(arrival, name), name
    part.size, part.digest, part.content, part.is_whole = len(content), digest, content, True
    part.save()
    if known:
        part.pieces.all().delete()
    return True
