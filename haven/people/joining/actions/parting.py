"""Part two files again that were joined, even after later work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.turns import take_turns
from haven.people.joining.errors import JoinedSinceError
from haven.people.joining.models import Joining
from haven.people.joining.parting import part
from haven.people.joining.policies import may_part
from haven.people.joining.queries import joined_on_top


@action
def undo(*, by: Actor, joining: Joining, answers: Mapping[str, str], at: datetime) -> None:
    """Restore both files; ``answers`` say of later work to whom it belongs (key: ``Side``).

    Raises:
        JoinedSinceError: another file was joined on top, and must be parted first.
        UnsharedError: of something added since nobody has said to whom it belongs.
        CannotPartError: something added since cannot stand in the file chosen for it.
    """
    may_part.require(by, joining)
    for file in sorted((joining.keep, joining.other), key=lambda file: file.pk):
        take_turns(file)
    joining.refresh_from_db()
    may_part.require(by, joining)
    if above := joined_on_top(joining):
        raise JoinedSinceError(above.code)
    shared = part(joining, answers, by.user, at)
    record(
        by,
        "joining.parted",
        joining.keep,
        mission=joining.mission,
        other=joining.other.code,
        shared=shared,
    )
