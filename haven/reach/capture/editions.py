"""What arriving forms need to know of an edition, remembered: what is published never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.core.cache import caches
from django.utils.translation import gettext as _

from haven.foundation.access.models import Mission
from haven.foundation.instruments.queries import edition_of
from haven.reach.capture.envelope import Envelope
from haven.reach.capture.errors import ABSENT, RefusedError

BIND = re.compile(r"<bind\b[^>]*>")
NODESET = re.compile(r'\bnodeset="([^"]+)"')
PREFIX = re.compile(r"[\w.-]+:")
BINARY = re.compile(r'\btype="(?:xsd:)?(?:binary|base64Binary)"')
REMEMBERED_SECONDS = 3600


class Known(NamedTuple):
    """The key of an edition, and which of its questions are answered with a file."""

    edition: UUID
    files: frozenset[str]


def known_edition(mission: Mission, envelope: Envelope) -> Known:
    """The edition a filled form belongs to, published or withdrawn since.

    Raises:
        RefusedError: this mission never published such a form.
    """
    name = f"edition:{mission.pk}:{envelope.code}:{envelope.version}".encode().hex()
    memory = caches["memory"]
    known: Known | None = memory.get(name)
    if known is None:
        edition = edition_of(mission, envelope.code, envelope.version)
        if edition is None:
            raise RefusedError(
                _("This form, or this version of it, is not known here. Ask your supervisor."),
                ABSENT,
            )
        known = Known(edition.pk, frozenset(file_questions(edition.xform)))
        memory.set(name, known, REMEMBERED_SECONDS)
    return known


def file_questions(xform: str) -> Iterable[str]:
    """The paths of the questions that are answered with a photograph, a recording or a file."""
    for bind in BIND.findall(xform):
        if BINARY.search(bind) and (path := NODESET.search(bind)):
            yield PREFIX.sub("", path[1])


def expected_files(envelope: Envelope, known: Known) -> set[str]:
    """The names of the files that belong to a filled form."""
    if envelope.encrypted:
        return {*envelope.sealed_files, envelope.sealed_form}
    return {name for path, name in envelope.named if path in known.files}
