"""Decide about a probable pair, and answer the partner who asks about a number of ours."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.consents.queries import who_allow
from haven.people.persons.models import Person
from haven.reach.encodings.actions.agreeing import RefusedError, refuse_agreement
from haven.reach.encodings.days import day_of
from haven.reach.encodings.models import Agreement, Numbered, Pair, PairState
from haven.reach.encodings.policies import (
    may_ask_whose_number,
    may_decide_pair,
    may_know_numbered,
)
from haven.reach.encodings.queries import digest_of

NO_CONSENT = _("She does not agree to this any more, or is restricted. The partner is not asked.")


@action
def ask_contact(*, by: Actor, pair: Pair, at: datetime) -> None:
    """Say that the partner is asked for a contact about a pair.

    Raises:
        RefusedError: the agreement does not count now, or she does not agree any more.
    """
    may_decide_pair.require(by, pair)
    refuse_agreement(pair.agreement, at)
    agreement = pair.agreement
    agree = who_allow(agreement.partner, agreement.purpose, day_of(at))
    if pair.person.restricted or pair.person_id not in agree:
        raise RefusedError(NO_CONSENT)
    _decide(by, pair, PairState.ASKED, at)
    record(by, "encodings.contact_asked", pair, mission=pair.mission)


@action
def dismiss_pair(*, by: Actor, pair: Pair, at: datetime) -> None:
    """Say that it is not one person."""
    may_decide_pair.require(by, pair)
    _decide(by, pair, PairState.DISMISSED, at)
    record(by, "encodings.dismissed", pair, mission=pair.mission)


@action
def ask_whose_number(
    *, by: Actor, agreement: Agreement, number: str, at: datetime
) -> Person | None:
    """Whose number in our file the partner names; None where the asker may not know her.

    Raises:
        RefusedError: the agreement does not count now.
    """
    may_ask_whose_number.require(by, agreement)
    refuse_agreement(agreement, at)
    record(by, "encodings.number_asked", agreement, mission=agreement.mission)
    known = Numbered.objects.permitted(by, may_know_numbered).filter(
        agreement=agreement, digest=digest_of(agreement, number)
    )
    found = known.select_related("person").first()
    return found.person if found else None


def _decide(by: Actor, pair: Pair, state: PairState, at: datetime) -> None:
    pair.state, pair.decided_by, pair.decided_at = state, by.user, at
    pair.save(update_fields=["state", "decided_by", "decided_at"])
