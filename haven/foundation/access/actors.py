"""The actor: who is asking, in which missions, in which roles and teams."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db.models import Value

from haven.foundation.access.models import Mission, User
from haven.foundation.access.roles import Role

CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Actor:
    """A user with what she may do today."""

    user: User
    roles: frozenset[tuple[int, Role]]
    teams: frozenset[int] = frozenset()

    @classmethod
    def of(cls, user: User, on: date) -> Self:
        """The actor a user is on a day: only roles that run on it count."""
        held = user.memberships.running(on).values_list("mission_id", "role")
        teams = user.team_memberships.values_list("team_id", Value(""))
        rows = list(held.union(teams, all=True))  # asked on every page: one query, not two
        return cls(
            user=user,
            roles=frozenset((mission, Role.called(role)) for mission, role in rows if role),
            teams=frozenset(team for team, role in rows if not role),
        )

    @classmethod
    def console(cls) -> Self:
        """Whoever has a shell and the key on this machine: every role, and named on the trail."""
        user, _ = User.objects.get_or_create(
            username=CONSOLE, defaults={"name": "Console", "is_active": False, "password": "!"}
        )
        missions = Mission.objects.values_list("pk", flat=True)
        return cls(user=user, roles=frozenset((m, role) for m in missions for role in Role))

    @property
    def person(self) -> User | None:
        """Who answers for what she gives; nobody stands above the console, and nobody beside it."""
        return None if self.user.username == CONSOLE else self.user

    def missions(self, *roles: Role) -> frozenset[int]:
        """The missions where the actor holds one of these roles, or any role at all."""
        return frozenset(mission for mission, role in self.roles if not roles or role in roles)

    def within(self, mission: int) -> Self:
        """She, with what she may do in this mission and nowhere else."""
        here = frozenset(held for held in self.roles if held[0] == mission)
        return replace(self, roles=here)

    def holds(self, *roles: Role) -> bool:
        """Whether she holds one of these roles anywhere."""
        return bool(self.missions(*roles))
