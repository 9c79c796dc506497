"""Agree with a partner to compare people: one makes the agreement, a second confirms it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.directory.models import Organisation
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import held_keys, make_keys
from haven.reach.encodings import ending
from haven.reach.encodings.days import day_of
from haven.reach.encodings.models import Agreement, Purpose
from haven.reach.encodings.policies import (
    may_agree_in,
    may_confirm_agreement,
    may_end_agreement,
)
from haven.reach.encodings.sharing import label_of, written
from haven.reach.exchange.actions import ExportRefusedError, refuse_receiver
from haven.reach.exchange.models import receiver_code

LONGEST = timedelta(days=366)

KNOWN = _("There is an agreement with this secret already. Make another with a new secret.")
TOO_LONG = _("An agreement lasts a year at most. Make a new one, with a new secret, when it ends.")
BACKWARDS = _("The last day must lie after today and after the first day.")
NOT_NOW = _("This agreement does not count today: it has not begun, has ended, or waits for a"
            " second person to confirm it.")  # fmt: skip


class RefusedError(Exception):
    """What an agreement does not allow now, in words fit for the page."""


class Agreed(TypedDict):
    """With whom, what for, and from when to when."""

    partner: Organisation
    purpose: Purpose
    starts_on: date
    ends_on: date


@action
def make_agreement(
    *, by: Actor, mission: Mission, secret: bytes, at: datetime, **agreed: Unpack[Agreed]
) -> Agreement:
    """Write down what was agreed with a partner; it counts once a second person confirms it.

    Raises:
        RefusedError: the partner may never know these people, the days are impossible, or the
            secret was used before.
    """
    may_agree_in.require(by, mission)
    _refuse_partner(mission, agreed["partner"])
    _refuse_days(agreed["starts_on"], agreed["ends_on"], day_of(at))
    label = label_of(secret)
    take_turns(mission)
    if Agreement.objects.filter(mission=mission, label=label).exists():
        raise RefusedError(KNOWN)
    agreement = Agreement(
        mission=mission, label=label, made_by=by.user, made_at=at, key=uuid4(), **agreed
    )
    with held_keys():
        make_keys([agreement.key], mission.code)
        agreement.secret = written(secret)
        agreement.save(force_insert=True)
    _note(by, "encodings.agreed", agreement)
    return agreement


@action
def confirm_agreement(*, by: Actor, agreement: Agreement, at: datetime) -> None:
    """Agree, as a second person, that our people are compared with the partner's.

    Raises:
        RefusedError: the partner may never know these people, or it has ended.
    """
    may_confirm_agreement.require(by, agreement)
    _refuse_partner(agreement.mission, agreement.partner)
    if day_of(at) > agreement.ends_on:
        raise RefusedError(NOT_NOW)
    agreement.confirmed_by, agreement.confirmed_at = by.user, at
    agreement.save(update_fields=["confirmed_by", "confirmed_at"])
    _note(by, "encodings.confirmed", agreement)


@action
def end_agreement(*, by: Actor, agreement: Agreement, at: datetime) -> None:
    """End it before its day: nobody can be compared under it any more, not even at our own."""
    may_end_agreement.require(by, agreement)
    ending.end(agreement, at)
    record(by, "encodings.ended", agreement, mission=agreement.mission)


def refuse_agreement(agreement: Agreement, at: datetime) -> None:
    """Refuse to compare under an agreement that does not count now.

    Raises:
        RefusedError: it does not, or its partner is one now who may never know these people.
    """
    _refuse_partner(agreement.mission, agreement.partner)
    running = agreement.starts_on <= day_of(at) <= agreement.ends_on
    if agreement.ended_at or not agreement.confirmed_by_id or not running:
        raise RefusedError(NOT_NOW)


def _refuse_partner(mission: Mission, partner: Organisation) -> None:
    try:
        refuse_receiver(mission, partner)
    except ExportRefusedError as never:
        raise RefusedError(str(never)) from never


def _refuse_days(starts_on: date, ends_on: date, today: date) -> None:
    if ends_on < max(starts_on, today):
        raise RefusedError(BACKWARDS)
    if ends_on - starts_on > LONGEST:
        raise RefusedError(TOO_LONG)


def _note(by: Actor, act: str, agreement: Agreement) -> None:
    record(
        by,
        act,
        agreement,
        mission=agreement.mission,
        partner=receiver_code(agreement.partner),
        until=agreement.ends_on.isoformat(),
        purpose=agreement.purpose,
    )
