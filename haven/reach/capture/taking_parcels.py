"""Open what came from the offline page and let the programmes have it: a job, repeatable.

In the order it came. What somebody recorded about a case that has changed since waits for a person:
nothing is merged, and nobody's words replace another's unseen.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.instruments.arriving import NotTakenError
from haven.foundation.instruments.reading import UnreadableError
from haven.foundation.jobs.later import later
from haven.people.cases.errors import CaseError
from haven.people.persons.actions import ImpossibleBirthError
from haven.reach.capture.actions import hold_parcel, take_parcel
from haven.reach.capture.contents import Content, UnreadableParcelError, content_of, made_at
from haven.reach.capture.errors import EndedError
from haven.reach.capture.models import Parcel, State
from haven.reach.capture.told import UntoldError, told_in
from haven.reach.capture.unpacking import case_of

MOST_TRIES = 5

logger = logging.getLogger(__name__)


class HeldError(Exception):
    """Why a person must look first, in a sentence."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A parcel that opened, and who recorded it."""

    parcel: Parcel
    content: Content
    by: Actor

    @property
    def made(self) -> datetime:
        """When it was recorded, by our clock."""
        return made_at(self.parcel, self.content)


def take_parcels_soon() -> None:
    """Ask the worker to open what waits, after it is durable."""
    later(take_parcels)


def take_parcels() -> None:
    """The job: open and take all that waits, in its order."""
    waiting = Parcel.objects.filter(state=State.WAITING).order_by("received_at", "pk")
    for number in list(waiting.values_list("pk", flat=True)):
        Parcel.objects.filter(pk=number).update(tries=F("tries") + 1)
        parcel = Parcel.objects.select_related("mission", "sent_by", "device").get(pk=number)
        if parcel.state == State.WAITING:
            take(parcel)


def take(parcel: Parcel) -> None:
    """Take one parcel, or hold it with the reason."""
    unpacked = None
    try:
        if parcel.tries > MOST_TRIES:
            raise HeldError(_("Haven tried five times to take it and was interrupted each time."))
        unpacked = unpack(parcel)
        refuse_moved_on(unpacked)
        hand_in(unpacked)
    except (HeldError, UnreadableParcelError) as reason:
        hold_parcel(parcel, str(reason), unpacked.content if unpacked else None)
    except EndedError:
        return
    except Exception as fault:  # a fault of ours must not keep everybody else's words waiting
        logger.error("%s while taking %s", type(fault).__name__, parcel)
        hold_parcel(parcel, _("Haven could not take it because of a fault of its own."))


def unpack(parcel: Parcel) -> Unpacked:
    """Open a parcel.

    Raises:
        UnreadableParcelError: it does not open, or is not hers.
    """
    content = content_of(parcel)
    if content.by != parcel.sent_by_id:
        raise UnreadableParcelError(
            _("It was recorded by somebody else than the one whose device sent it.")
        )
    return Unpacked(parcel, content, Actor.of(parcel.sent_by, on=localdate()))


def refuse_moved_on(unpacked: Unpacked) -> None:
    """Let a person look where the case is no longer as it was when she took it along.

    Raises:
        HeldError: it has changed since.
    """
    case = case_of(unpacked.by, unpacked.parcel, unpacked.content)
    if case and case.version != unpacked.content.version:
        raise HeldError(_("The case has changed since it was taken along."))


def hand_in(unpacked: Unpacked) -> None:
    """Take it in the name of who recorded it.

    Raises:
        HeldError: it cannot be taken as it is.
        EndedError: it was taken or set aside before.
    """
    parcel, content, by = unpacked.parcel, unpacked.content, unpacked.by
    try:
        told = told_in(content, by, parcel.mission)
        take_parcel(by=by, parcel=parcel, content=content, told=told, made=unpacked.made, at=now())
    except (UntoldError, CaseError, UnreadableError, PermissionDenied) as refusal:
        raise HeldError(str(refusal)) from None
    except ImpossibleBirthError:
        raise HeldError(_("She would be born after the day she was met.")) from None
    except NotTakenError as refusal:
        raise HeldError(
            str(refusal) or _("No case it speaks of is open to who recorded it.")
        ) from None
