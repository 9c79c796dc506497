"""Take filled forms, open encrypted ones, and decide about those that are held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.instruments.arriving import Arrived, NotTakenError, hand_over
from haven.foundation.instruments.models import Via
from haven.foundation.instruments.reading import UnreadableError
from haven.foundation.turns import in_turn
from haven.foundation.vault.keyring import load_keys
from haven.reach.capture.encryption import Opened
from haven.reach.capture.ending import claimed, put_aside
from haven.reach.capture.envelope import read_envelope
from haven.reach.capture.models import Arrival, Contradiction, State
from haven.reach.capture.parts import add_parts, contents
from haven.reach.capture.policies import (
    may_decide_arrival,
    may_hand_in,
    may_open_encrypted_in,
    may_settle,
)


@action
def take_arrivals(
    *, by: Actor, mission: Mission, arrivals: Sequence[Arrival], at: datetime
) -> None:
    """Hand forms to the programmes they are for, in the name of who sent them.

    What a programme does not take is held, with its reason, and takes nothing from the others.
    """
    may_hand_in.require(by, mission)
    waiting = Arrival.objects.filter(
        pk__in=[one.pk for one in arrivals], state=State.WAITING, sent_by=by.user
    )
    shared = ("mission", "edition__instrument", "sent_by", "parts")  # not a copy for each form
    forms = list(in_turn(waiting.prefetch_related(*shared)).order_by("received_at"))
    load_keys(one.pk for one in forms)
    taken = [arrival.pk for arrival in forms if _is_taken(arrival)]
    Arrival.objects.filter(pk__in=taken).update(state=State.TAKEN, ended_at=at)
    held = len(forms) - len(taken)
    record(by, "forms.taken", mission, mission=mission, forms=len(forms), held=held)


@action
def open_arrival(*, by: Actor, arrival: Arrival, opened: Opened) -> None:
    """Put what was in an encrypted form beside it; it then waits as any other does.

    Raises:
        EndedError: it was opened or decided about before.
    """
    may_open_encrypted_in.require(by, arrival.mission)
    locked = claimed(arrival, State.ENCRYPTED)
    locked.parts.update(content=None)
    add_parts(locked, opened.files)
    locked.opened, locked.state = opened.xml, State.WAITING
    locked.about = read_envelope(opened.xml).about
    locked.save(update_fields=["opened", "state", "about"])
    record(by, "form.opened", locked, mission=locked.mission)


@action
def take_again(*, by: Actor, arrival: Arrival, about: str = "") -> None:
    """Let a held form be taken again: what was missing may be there now.

    ``about`` is the code of the case it speaks of, where it does not say so itself.

    Raises:
        EndedError: it was decided about before.
    """
    may_decide_arrival.require(by, arrival)
    locked = claimed(arrival, State.HELD, State.PARTS)
    locked.state, locked.why, locked.tries = State.WAITING, None, 0
    locked.about = about or locked.about
    locked.save(update_fields=["state", "why", "tries", "about"])
    record(by, "form.taken_again", locked, mission=locked.mission)


@action
def set_aside(*, by: Actor, arrival: Arrival, reason: str, at: datetime) -> None:
    """Put a form away that no programme shall take; what it says goes with its key, in time.

    Raises:
        EndedError: it was decided about before.
    """
    may_decide_arrival.require(by, arrival)
    locked = claimed(arrival, State.HELD, State.PARTS, State.ENCRYPTED)
    put_aside(locked, by.user, reason, at)
    record(by, "form.set_aside", locked, mission=locked.mission)


@action
def settle_contradiction(*, by: Actor, contradiction: Contradiction, at: datetime) -> None:
    """Say that somebody has looked at what contradicts a form; the form stays as it came first."""
    may_settle.require(by, contradiction)
    contradiction.content, contradiction.settled_at = None, at
    contradiction.save(update_fields=["content", "settled_at"])
    record(by, "form.settled", contradiction.arrival, mission=contradiction.mission)


def hold(arrival: Arrival, why: str) -> None:
    """Keep a form for a person to look at. It asks no rule: nothing is decided by it."""
    arrival.state, arrival.why = State.HELD, why
    arrival.save(update_fields=["state", "why"])


def _is_taken(arrival: Arrival) -> bool:
    """Whether a programme has taken it; what a programme began and did not end is undone."""
    try:
        with transaction.atomic():
            hand_over(_as_arrived(arrival))
    except (NotTakenError, UnreadableError, PermissionDenied) as refusal:
        hold(arrival, str(refusal) or _("No programme could take it as it is. Is it of a case?"))
        return False
    return True


def _as_arrived(arrival: Arrival) -> Arrived:
    return Arrived(
        instance=arrival.instance,
        edition=arrival.edition,
        by=arrival.sent_by,
        at=arrival.received_at,
        via=Via(arrival.via),
        about=arrival.about,
        xml=arrival.opened or arrival.xml or b"",
        attachments=contents(arrival),
    )
