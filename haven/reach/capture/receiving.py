"""Receive a filled form: store it exactly once, merge what comes in several letters.

What arrives here is kept, not acted on: a programme takes it afterwards, in the sender's name, and
the trail says so then. Receiving again what is here already changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haven.foundation.access.models import Mission, User
from haven.foundation.inserting import insert_many
from haven.foundation.instruments.models import Via
from haven.foundation.turns import in_turn
from haven.foundation.vault.keyring import KeyGoneError
from haven.reach.capture.editions import Known, expected_files, known_edition
from haven.reach.capture.envelope import Envelope, read_envelope
from haven.reach.capture.errors import CONFLICT, ContradictionError, RefusedError
from haven.reach.capture.keys import fresh_key, give_back
from haven.reach.capture.models import Arrival, Contradiction, Device, State
from haven.reach.capture.parts import add_parts, are_here, called, refuse_names

MOST_CONTRADICTIONS = 20
"""Of one form; whoever sends more of them tells nobody anything new."""

GOES_ON = {State.TAKEN, State.ASIDE}
"""States in which nobody looks for a form's files any more."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, for which mission, and with what."""

    user: User
    mission: Mission
    via: Via = Via.PHONE
    device: Device | None = None


def receive(sender: Sender, xml: bytes, files: Mapping[str, bytes], at: datetime) -> Arrival:
    """Store a filled form, or what is new of it; when this returns, it is durable.

    Raises:
        RefusedError: it is no filled form, or not of a form we know.
        ContradictionError: another content came under this number before; both are kept.
    """
    envelope = read_envelope(xml)
    refuse_names(files)
    known = known_edition(sender.mission, envelope)
    missing = expected_files(envelope, known) - set(files)
    fresh = Arrival(
        **_outside(sender, envelope, known),
        received_at=at,
        state=State.PARTS if missing else _state(envelope),
        digest=sha256(xml).hexdigest(),
        xml=xml,
    )
    if _stored(fresh, files):
        return fresh
    return _merged(_found(fresh), sender, xml, files, at)


def complete(arrival: Arrival, envelope: Envelope, expected: set[str]) -> None:
    """Let a form go on once all its parts are here. For use with its row locked."""
    if arrival.state == State.PARTS and are_here(arrival, expected):
        arrival.state = _state(envelope)
        arrival.save(update_fields=["state"])


def _outside(sender: Sender, envelope: Envelope, known: Known) -> dict[str, Any]:
    return {
        "mission": sender.mission,
        "instance": envelope.instance,
        "replaces": envelope.replaces,
        "edition_id": known.edition,
        "sent_by": sender.user,
        "device": sender.device,
        "via": sender.via,
        "about": envelope.about,
    }


def _state(envelope: Envelope) -> State:
    return State.ENCRYPTED if envelope.encrypted else State.WAITING


def _found(fresh: Arrival) -> Arrival:
    """What is here under the number of a form, in as few words as tell whether it is the same."""
    same = Arrival.objects.filter(mission=fresh.mission, instance=fresh.instance)
    return same.only("digest", "mission_id", "state").get()


def _stored(fresh: Arrival, files: Mapping[str, bytes]) -> bool:
    """Whether it was stored now; if not, it came before: the database lets only one of them in.

    Most forms come once, so nobody looks before. Of two letters at once one is merged as well.
    """
    fresh.pk = fresh_key(fresh.mission)
    try:
        with transaction.atomic():
            insert_many([fresh])
            add_parts(fresh, files)
    except IntegrityError:
        give_back(fresh.mission, fresh.pk)
        return False
    return True


def _merged(
    arrival: Arrival, sender: Sender, xml: bytes, files: Mapping[str, bytes], at: datetime
) -> Arrival:
    if arrival.digest != sha256(xml).hexdigest():
        keep_apart(arrival, sender.device, xml, at)
        raise ContradictionError
    if not files:
        return arrival
    envelope = read_envelope(xml)
    with transaction.atomic():
        same = Arrival.objects.filter(pk=arrival.pk).only("state", "mission_id")
        locked = in_turn(same).get()
        if locked.state in GOES_ON:
            _refuse_late(locked, files)
        others = add_parts(locked, files)
        expected = expected_files(envelope, known_edition(sender.mission, envelope))
        complete(locked, envelope, expected)
    for name in others:
        keep_apart(locked, sender.device, files[name], at, part=name)
    if others:
        raise ContradictionError
    return locked


def _refuse_late(arrival: Arrival, files: Mapping[str, bytes]) -> None:
    """A file nobody knew of, of a form that has gone on: it would be lost if we took it."""
    known = set(arrival.parts.values_list("called", flat=True))
    if not known.issuperset(called(arrival, name) for name in files):
        raise RefusedError(
            _("This form was taken without this file. Tell your supervisor before you delete it."),
            CONFLICT,
        )


def keep_apart(
    arrival: Arrival, device: Device | None, content: bytes, at: datetime, part: str | None = None
) -> None:
    """Keep what contradicts a form for a person to look at, once."""
    kept = Contradiction.objects.filter(arrival=arrival)
    digest = sha256(content).hexdigest()
    if kept.filter(digest=digest).exists() or kept.count() >= MOST_CONTRADICTIONS:
        return
    other = Contradiction(
        mission_id=arrival.mission_id,
        arrival=arrival,
        device=device,
        at=at,
        part=part,
        digest=digest,
        content=content,
    )
    with suppress(IntegrityError, KeyGoneError), transaction.atomic():
        other.save(
            force_insert=True
        )  # twice at once, or of a form long put away: said all the same
