"""Write the trail, and prove that nobody has rewritten it."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.utils.timezone import now

from haven.foundation.access.models import Mission
from haven.foundation.audit.models import GENESIS, Entry
from haven.foundation.turns import take_turns
from haven.kernel.codes import is_code

if TYPE_CHECKING:
    from django.db.models import Model

    from haven.foundation.access.actors import Actor

Detail = str | int | bool | None
LONGEST_DETAIL = 80

recorded: ContextVar[bool] = ContextVar("recorded", default=False)


class TellingDetailError(ValueError):
    """A detail that is not a code: the trail holds codes and numbers, never what somebody wrote."""


def subject_of(record: Model) -> str:
    """How the trail and the openings name a record: its kind and its key."""
    return f"{record._meta.label}:{record.pk}"


def record(by: Actor, act: str, subject: Model, *, mission: Mission, **details: Detail) -> Entry:
    """Append one sealed entry to the mission's trail.

    Raises:
        TellingDetailError: a detail is not a code.
    """
    if telling := [name for name, detail in details.items() if not _is_code(detail)]:
        raise TellingDetailError(f"{act}: {telling} is not a code.")
    recorded.set(True)
    take_turns(mission)  # there is one pen
    last = Entry.objects.filter(mission=mission.code).order_by("-number").first()
    entry = Entry(
        mission=mission.code,
        number=last.number + 1 if last else 1,
        at=now(),
        by=by.user.username,
        act=act,
        subject=subject_of(subject),
        subject_name=str(subject)[:80],
        details=details,
        previous_seal=last.seal if last else GENESIS,
    )
    entry.seal = entry.expected_seal()
    entry.save(force_insert=True)
    return entry


def _is_code(detail: object) -> bool:
    if isinstance(detail, str):
        codes = filter(None, detail.split(" "))
        return len(detail) <= LONGEST_DETAIL and all(map(is_code, codes))
    return detail is None or isinstance(detail, int)


def first_broken_entry(mission: str) -> Entry | None:
    """The first entry whose seal no longer holds, or None when the trail is whole."""
    previous = GENESIS
    entries = Entry.objects.filter(mission=mission).order_by("number")
    for number, entry in enumerate(entries.iterator(), start=1):
        whole = entry.number == number and entry.previous_seal == previous
        if not whole or entry.seal != entry.expected_seal():
            return entry
        previous = entry.seal
    return None
