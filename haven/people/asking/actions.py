"""Ask another mission, answer, take back, end: each stands on the trails of both where it may."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, Mission
from haven.foundation.access.roles import Role
from haven.foundation.access.walls import looking
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.coding import save_under_free_codes
from haven.foundation.inserting import insert_many
from haven.foundation.steward.refusals import refuse_clashing_role
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import held_keys, make_keys
from haven.people.asking.errors import (
    EnquiryOverError,
    NoConsentError,
    NotMeantError,
    OwnMissionError,
)
from haven.people.asking.models import Candidate, Enquiry, NoReason, State
from haven.people.asking.policies import (
    may_answer,
    may_ask_from,
    may_close_overdue,
    may_end,
    may_say_yes_about,
    may_withdraw,
)
from haven.people.asking.queries import as_told, consent_towards
from haven.people.persons.models import Person
from haven.people.persons.queries import Sought
from haven.people.persons.queries.elsewhere import who_may_be_meant

PREFIX = "Q"


@action
def ask_mission(
    *, by: Actor, from_mission: Mission, mission: Mission, sought: Sought, why: str, at: datetime
) -> Enquiry:
    """Ask another mission whether it knows somebody; whether it does is not said here.

    Raises:
        OwnMissionError: both are one mission.
    """
    may_ask_from.require(by, from_mission)
    if mission == from_mission:
        raise OwnMissionError
    enquiry = Enquiry(
        mission=mission, from_mission=from_mission, asked_by=by.user, asked_at=at,
        told=as_told(sought), why=why,
    )  # fmt: skip
    with held_keys():
        make_keys([enquiry.pk], mission.code)
        save_under_free_codes([enquiry], PREFIX)
        meant = who_may_be_meant(sought, mission)
    with looking([mission.pk]):
        insert_many([Candidate(mission=mission, enquiry=enquiry, person_id=her) for her in meant])
    _say(by, "enquiry.asked", enquiry, _both(enquiry))
    return enquiry


@action
def answer_yes(*, by: Actor, enquiry: Enquiry, person: Person, at: datetime) -> None:
    """Say that it is she, and let the asker into her file as a guest, as long as she agrees.

    Raises:
        EnquiryOverError: it was answered or taken back.
        NotMeantError: she is not among those who may be meant.
        NoConsentError: she has not agreed that the asker's mission works in her file.
        RolesApartError: the asker holds a role in this mission that no guest may hold.
    """
    _in_turn(enquiry, State.OPEN)
    may_answer.require(by, enquiry)
    may_say_yes_about.require(by, person)
    if not enquiry.candidates.filter(person=person).exists():
        raise NotMeantError
    consent = consent_towards(enquiry.from_mission, person, at.date())
    if consent is None:
        raise NoConsentError
    enquiry.person, enquiry.consent = person, consent
    _over(enquiry, State.YES, by, at)
    _welcome(by, enquiry, at)
    _say(by, "enquiry.confirmed", enquiry, _both(enquiry))


@action
def answer_no(*, by: Actor, enquiry: Enquiry, reason: NoReason, at: datetime) -> None:
    """Say no; why, and that anybody looked at all, stays in this mission and on its trail.

    Raises:
        EnquiryOverError: it was answered or taken back.
    """
    _in_turn(enquiry, State.OPEN)
    may_answer.require(by, enquiry)
    enquiry.no_reason = reason
    _over(enquiry, State.NO, by, at)
    _say(by, "enquiry.not_confirmed", enquiry, [enquiry.mission], reason=reason.value)


@action
def withdraw_enquiry(*, by: Actor, enquiry: Enquiry, at: datetime) -> None:
    """Take back what one has asked.

    Raises:
        EnquiryOverError: it was answered or taken back.
    """
    _in_turn(enquiry, State.OPEN)
    may_withdraw.require(by, enquiry)
    _over(enquiry, State.WITHDRAWN, None, at)
    _say(by, "enquiry.withdrawn", enquiry, _both(enquiry))


@action
def end_visit(*, by: Actor, enquiry: Enquiry, at: datetime) -> None:
    """Let the guest out of her file; either side may.

    Raises:
        EnquiryOverError: it has ended already.
    """
    _in_turn(enquiry, State.YES)
    may_end.require(by, enquiry)
    _end(enquiry, at)
    _say(by, "enquiry.ended", enquiry, _both(enquiry))


@action
def close_overdue(*, by: Actor, enquiry: Enquiry, at: datetime) -> None:
    """Close what time has ended: an enquiry nobody answered, or a yes no consent carries."""
    take_turns(enquiry)
    may_close_overdue.require(by, enquiry)
    if enquiry.state == State.OPEN:
        _over(enquiry, State.NO, None, at)
        _say(by, "enquiry.unanswered", enquiry, [enquiry.mission])
        return
    _end(enquiry, at)
    _say(by, "enquiry.ended", enquiry, _both(enquiry))


def _in_turn(enquiry: Enquiry, state: State) -> None:
    """Two desks, one after another: the second finds it over."""
    take_turns(enquiry)
    enquiry.refresh_from_db(fields=["state"])
    if enquiry.state != state:
        raise EnquiryOverError


def _over(enquiry: Enquiry, state: State, by: Actor | None, at: datetime) -> None:
    enquiry.state, enquiry.answered_at = state, at
    enquiry.answered_by = by.user if by else None
    enquiry.save(
        update_fields=["state", "answered_by", "answered_at", "no_reason", "person", "consent"]
    )


def _welcome(by: Actor, enquiry: Enquiry, at: datetime) -> None:
    """The asker's place in this mission; whom she may know there the yes says, not the place."""
    guest, on = enquiry.asked_by, at.date()
    places = guest.memberships.filter(mission=enquiry.mission, role=Role.GUEST)
    if places.running(on).exists():
        return
    refuse_clashing_role(guest, enquiry.mission, Role.GUEST, on, None)
    Membership.objects.create(
        user=guest, mission=enquiry.mission, role=Role.GUEST, starts_on=on, given_by=by.user
    )


def _end(enquiry: Enquiry, at: datetime) -> None:
    enquiry.state, enquiry.ended_at = State.ENDED, at
    enquiry.save(update_fields=["state", "ended_at"])
    free_place(enquiry)


def free_place(enquiry: Enquiry) -> None:
    """Take away the guest's place in the mission, unless another yes stands."""
    places = enquiry.asked_by.memberships.filter(mission=enquiry.mission_id, role=Role.GUEST)
    yeses = Enquiry.objects.filter(asked_by=enquiry.asked_by_id, mission=enquiry.mission_id)
    if not yeses.filter(state=State.YES).exists():
        places.delete()


def _both(enquiry: Enquiry) -> list[Mission]:
    """Both missions, in the order in which everybody takes turns with them."""
    return sorted((enquiry.mission, enquiry.from_mission), key=lambda mission: mission.pk)


def _say(
    by: Actor, act: str, enquiry: Enquiry, trails: Collection[Mission], **details: str
) -> None:
    for mission in trails:
        record(
            by, act, enquiry, mission=mission, asked=enquiry.mission.code,
            asking=enquiry.from_mission.code, **details,
        )  # fmt: skip
