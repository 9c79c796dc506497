"""How every page about a person begins: may she be known, and somebody opened her record."""

from __future__ import annotations

from django.utils.timezone import now

from haven.foundation.access.requests import HavenRequest
from haven.foundation.audit.openings import note_opening
from haven.foundation.vault.keyring import load_keys
from haven.people.persons.models import Person
from haven.people.persons.queries import person_with


def opened(request: HavenRequest, code: str, *parts: str) -> Person:
    """The person of this code with parts of her file; 404 when she may not be known.

    Raises:
        ReadingTooFastError: too many different people in a short time.
    """
    her = person_with(request.actor, code, *parts)
    note_opening(request.actor, her, at=now(), restricted=her.restricted)
    load_keys([her.pk])
    return her
