"""Who works where, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from haven.foundation.access.models import Membership, Mission, User
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role


def workers(mission: Mission, on: date) -> QuerySet[User]:
    """Everybody who works with people in a mission on a day, by name."""
    holding = Exists(held_in(mission.pk, on, WORK_WITH_PEOPLE))
    return User.objects.filter(holding, is_active=True).order_by("name")


def held_in(mission_id: int, on: date, roles: Iterable[Role]) -> QuerySet[Membership]:
    """These roles as the user of an outer query holds them in a mission on a day."""
    held = Membership.objects.filter(user=OuterRef("pk"), mission=mission_id, role__in=roles)
    return held.running(on)
