"""Roles say what they are for, end when they end, and keep apart what must be apart."""

from datetime import date

import pytest
from django.db.utils import IntegrityError

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User
from haven.foundation.access.roles import APART, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_every_role_is_described_in_a_sentence(role):
    assert str(role.sentence).endswith(".")


@pytest.mark.parametrize("pair", sorted(map(sorted, APART)), ids="+".join)
def test_the_database_refuses_two_roles_that_must_be_apart(sarajevo, pair):
    user = User.objects.create_user("dana", "Dana")
    one, other = pair
    user.memberships.create(mission=sarajevo, role=one, starts_on=date(2026, 1, 1))
    with pytest.raises(IntegrityError, match="roles_apart"):
        user.memberships.create(mission=sarajevo, role=other, starts_on=date(2026, 2, 1))


def test_one_after_the_other_is_allowed(sarajevo):
    user = User.objects.create_user("dana", "Dana")
    user.memberships.create(
        mission=sarajevo,
        role=Role.CASE_WORKER,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 1, 31),
    )
    user.memberships.create(mission=sarajevo, role=Role.ADMINISTRATOR, starts_on=date(2026, 2, 1))
    assert Actor.of(user, on=date(2026, 1, 31)).holds(Role.CASE_WORKER)
    assert Actor.of(user, on=date(2026, 2, 1)).roles == {(sarajevo.pk, Role.ADMINISTRATOR)}
