"""Who belongs to whom: relations with their mirror image, and households."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.kernel.codes import new_code
from haven.people.persons.kinship import mirrored, mirrors
from haven.people.persons.models import Household, HouseholdMember, Kinship, Person, Relation
from haven.people.persons.policies import may_change


class OtherMissionError(Exception):
    """Two records of different missions cannot be tied to each other."""


class AlreadyInHouseholdError(Exception):
    """She lives in another household, or this one has a head already."""


class LeftBeforeJoiningError(Exception):
    """Nobody leaves a household before she lives in it."""


@action
def relate(*, by: Actor, person: Person, other: Person, kinship: Kinship) -> Relation:
    """Say what another person is to her, and so what she is to the other.

    Raises:
        OtherMissionError: they are known to different missions.
    """
    may_change.require(by, person)
    may_change.require(by, other)
    if person.mission_id != other.mission_id:
        raise OtherMissionError(_("They are known to different missions."))
    relation = _tie(person, other, kinship)
    _tie(other, person, mirrored(kinship, person))
    record(by, "person.related", person, mission=person.mission, other=other.code, kinship=kinship)
    return relation


@action
def unrelate(*, by: Actor, relation: Relation) -> None:
    """Take back a relation and its mirror image, as it stands: her sex may have changed since."""
    person, other = relation.person, relation.other
    may_change.require(by, person)
    kinship = Kinship(relation.kinship)
    relation.delete()
    left = person.relations.filter(other=other).values_list("kinship", flat=True)
    gone = set(mirrors(kinship)).difference(*(mirrors(Kinship(stands)) for stands in left))
    Relation.objects.filter(person=other, other=person, kinship__in=gone).delete()
    record(by, "person.unrelated", person, mission=person.mission, other=other.code)


@action
def form_household(
    *, by: Actor, mission: Mission, members: Sequence[Person], head: Person | None, on: date
) -> Household:
    """Begin a household of people who live or travel as one.

    Raises:
        AlreadyInHouseholdError: one of them lives in another.
        OtherMissionError: one of them is known to another mission.
    """
    household = Household.objects.create(mission=mission, code=new_code("H"))
    for person in members:
        _join(by, household, person, on, is_head=person == head)
    record(by, "household.formed", household, mission=mission, members=len(members))
    return household


@action
def join_household(
    *, by: Actor, household: Household, person: Person, on: date, is_head: bool = False
) -> HouseholdMember:
    """Take a person into a household.

    Raises:
        AlreadyInHouseholdError: she lives in another, or this one has a head.
        OtherMissionError: she is known to another mission.
    """
    member = _join(by, household, person, on, is_head=is_head)
    record(by, "household.joined", household, mission=household.mission, person=person.code)
    return member


@action
def leave_household(*, by: Actor, member: HouseholdMember, on: date) -> None:
    """Write down that she left the household.

    Raises:
        LeftBeforeJoiningError: she joined it after ``on``.
    """
    may_change.require(by, member.person)
    if on < member.since:
        raise LeftBeforeJoiningError(_("This day lies before the day she joined."))
    member.until = on
    member.save(update_fields=["until"])
    household = member.household
    record(by, "household.left", household, mission=member.mission, person=member.person.code)


def _tie(person: Person, other: Person, kinship: Kinship) -> Relation:
    tied, _new = Relation.objects.get_or_create(
        mission=person.mission, person=person, other=other, kinship=kinship
    )
    return tied


def _join(
    by: Actor, household: Household, person: Person, on: date, *, is_head: bool
) -> HouseholdMember:
    may_change.require(by, person)
    if person.mission_id != household.mission_id:
        raise OtherMissionError(_("They are known to different missions."))
    try:
        with transaction.atomic():
            return household.members.create(
                mission=household.mission, person=person, is_head=is_head, since=on
            )
    except IntegrityError as taken:
        raise AlreadyInHouseholdError(
            _("This person is in another household, or this one has a head already.")
        ) from taken
