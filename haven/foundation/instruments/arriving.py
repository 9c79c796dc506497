"""Hand a filled questionnaire to whoever keeps such answers; each app opens a door for its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from types import ModuleType
from uuid import UUID

from haven.foundation.access.models import User
from haven.foundation.doors import open_doors
from haven.foundation.instruments.models import Edition, Via


class NotTakenError(Exception):
    """Answers nobody could keep as they are: a person must look, and this sentence says why."""


@dataclass(frozen=True)
class Arrived:
    """A filled questionnaire on its way in. ``about`` is the code of the case it speaks of."""

    instance: UUID
    edition: Edition
    by: User
    at: datetime
    via: Via
    xml: bytes
    about: str = ""
    attachments: Mapping[str, bytes] = field(default_factory=dict)


def hand_over(arrived: Arrived) -> None:
    """Give it to the highest app that keeps such answers. Given twice, it is kept once.

    Raises:
        NotTakenError: a person must look at it.
    """
    for room in _receivers():
        if room.keeps(arrived.edition):
            room.receive(arrived)
            return
    raise NotTakenError


@cache
def _receivers() -> tuple[ModuleType, ...]:
    return tuple(reversed(list(open_doors("receivers"))))
