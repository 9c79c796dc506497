"""A role that meets people runs only once two people wished it: the database holds it too."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.db.utils import IntegrityError
from django.utils.timezone import now

from conftest import TODAY, someone
from haven.foundation.access import policies
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, NewBeginning
from haven.foundation.access.roles import GIVEN, SECOND_PERSON, STEWARDS, WORK_WITH_PEOPLE, Role

pytestmark = pytest.mark.django_db

NOBODY, GIVER, BEARER, SECOND = "nobody", "giver", "bearer", "second"


@pytest.fixture
def cast(sarajevo):
    people = {who: someone(who, sarajevo).user for who in (GIVER, BEARER, SECOND)}
    return {NOBODY: None, **people}


def test_who_meets_people_or_confirms_needs_a_second_person_and_nobody_else():
    assert {role for role in Role if role.needs_second_person} == SECOND_PERSON
    assert {Role.FUND_MANAGER, Role.ANALYST, Role.ENUMERATOR} == GIVEN - SECOND_PERSON
    assert WORK_WITH_PEOPLE | set(STEWARDS) < SECOND_PERSON


@pytest.mark.parametrize("role", Role)
def test_the_database_runs_no_such_role_without_a_second_person(cast, sarajevo, role):
    for giver, confirmer, proposed in product(
        (NOBODY, GIVER, BEARER), (NOBODY, GIVER, BEARER, SECOND), (False, True)
    ):
        row = {
            "user": cast[BEARER],
            "mission": sarajevo,
            "role": role,
            "starts_on": TODAY,
            "given_by": cast[giver],
            "confirmed_by": cast[confirmer],
            "proposed": proposed,
        }
        seconded = confirmer == SECOND or giver == NOBODY or proposed
        lawful = (seconded or role not in SECOND_PERSON) and (
            giver != BEARER and confirmer != BEARER and (giver != confirmer or giver == NOBODY)
        )
        try:
            with transaction.atomic():
                Membership.objects.create(**row).delete()
        except IntegrityError:
            assert not lawful, row
        else:
            assert lawful, row


def test_a_proposal_cannot_be_switched_on_without_her(cast, sarajevo):
    Membership.objects.create(
        user=cast[BEARER],
        mission=sarajevo,
        role=Role.CASE_WORKER,
        starts_on=TODAY,
        given_by=cast[GIVER],
        proposed=True,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.update(proposed=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.update(proposed=False, confirmed_by=cast[GIVER])
    Membership.objects.update(proposed=False, confirmed_by=cast[SECOND])
    with pytest.raises(ProtectedError):
        cast[SECOND].delete()


def test_nobody_confirms_the_new_beginning_she_asked_for_or_gains_by(cast):
    for confirmer in (GIVER, BEARER):
        with pytest.raises(IntegrityError), transaction.atomic():
            NewBeginning.objects.create(
                user=cast[BEARER],
                asked_by=cast[GIVER],
                asked_at=now(),
                confirmed_by=cast[confirmer],
                digest="00",
                expires_at=now(),
            )
    with pytest.raises(IntegrityError, match="beginning_opens_once_confirmed"):
        NewBeginning.objects.create(
            user=cast[BEARER], asked_at=now(), digest="00", expires_at=now()
        )


@pytest.fixture
def held(cast, sarajevo):
    return cast[BEARER].memberships.create(
        mission=sarajevo, role=Role.SUPERVISOR, starts_on=TODAY, given_by=None
    )


@pytest.mark.parametrize("proposed", [True, False])
@pytest.mark.parametrize("days", range(-2, 3))
@pytest.mark.parametrize("length", [0, 1, None])
def test_a_role_counts_on_its_days_and_only_once_it_is_confirmed(held, proposed, days, length):
    held.proposed = proposed
    held.ends_on = None if length is None else TODAY + timedelta(days=length)
    held.save()
    day = TODAY + timedelta(days=days)
    runs = not proposed and days >= 0 and (length is None or days <= length)
    assert Membership.objects.running(day).filter(pk=held.pk).exists() == runs
    assert Actor.of(held.user, on=day).holds(Role.SUPERVISOR) == runs


def test_whoever_is_only_proposed_may_nothing(held, sarajevo):
    held.proposed = True
    held.save()
    actor = Actor.of(held.user, on=TODAY)
    assert not actor.missions()
    assert not policies.may_see_staff_of.allows(actor, sarajevo)
    assert not policies.may_confirm_membership.allows(actor, held)
