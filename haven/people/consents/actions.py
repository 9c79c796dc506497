"""Write down what a person decided; a later answer is a later row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Required, TypedDict, Unpack

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.people.consents.models import Consent, Decision, GivenBy, LegalBasis
from haven.people.consents.policies import may_record, may_withdraw
from haven.people.consents.queries import US, Recipient
from haven.people.persons.models import Person


class ChildDecidesAloneError(Exception):
    """A child's consent was written down without her guardian."""


class NoReasonError(Exception):
    """Another legal basis than consent was named without saying why."""


class Answer(TypedDict, total=False):
    """What she says, to what; ``points`` are codes of the seven points explained."""

    purpose: Required[str]
    decision: Required[str]
    how: Required[str]
    points: Sequence[str]
    wording: str
    ends_on: date | None
    legal_basis: str
    reason: str | None
    given_by: str
    guardian: str | None
    child_assents: bool | None
    interpreter_used: bool


@action
def record_consent(
    *,
    by: Actor,
    person: Person,
    on: date,
    at: datetime,
    recipient: Recipient = US,
    **answer: Unpack[Answer],
) -> Consent:
    """Write down one answer to one question, given ``on`` a day and written down ``at`` a time.

    Raises:
        ChildDecidesAloneError: a child agrees and nobody decides with her.
        NoReasonError: a legal basis other than consent without a reason.
    """
    may_record.require(by, person)
    _check(person, on, answer)
    consent = Consent(
        mission=person.mission,
        person=person,
        **recipient.written(),
        points_covered=list(answer.pop("points", ())),
        decided_on=on,
        recorded_by=by.user,
        recorded_at=at,
        **answer,
    )
    consent.save(force_insert=True)
    _say(by, consent)
    return consent


@action
def withdraw_consent(*, by: Actor, consent: Consent, how: str, on: date, at: datetime) -> Consent:
    """Write down that she takes a consent back; from this moment it allows nothing."""
    may_withdraw.require(by, consent)
    withdrawal = Consent(
        mission=consent.mission,
        person=consent.person,
        purpose=consent.purpose,
        recipient_kind=consent.recipient_kind,
        recipient=consent.recipient,
        recipient_mission=consent.recipient_mission,
        decision=Decision.WITHDRAWN,
        how=how,
        wording=consent.wording,
        decided_on=max(on, consent.decided_on),
        recorded_by=by.user,
        recorded_at=at,
    )
    withdrawal.save(force_insert=True)
    _say(by, withdrawal)
    return withdrawal


def _say(by: Actor, consent: Consent) -> None:
    record(
        by,
        f"consent.{consent.decision}",
        consent.person,
        mission=consent.mission,
        purpose=consent.purpose,
        recipient=consent.recipient_kind,
    )


def _check(person: Person, on: date, answer: Answer) -> None:
    child = person.treated_as_child_until and on <= person.treated_as_child_until
    given_by = answer.get("given_by", GivenBy.HERSELF)
    if child and answer["decision"] == Decision.GIVEN and given_by == GivenBy.HERSELF:
        raise ChildDecidesAloneError(
            _("She is treated as a child: her guardian decides, and she is asked as well.")
        )
    if answer.get("legal_basis", LegalBasis.CONSENT) != LegalBasis.CONSENT and not answer.get(
        "reason"
    ):
        raise NoReasonError(_("Say why her consent is not the ground."))
