"""Who works here: missions, offices, teams, people with an account, and the roles they hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.roles import SECOND_PERSON, Role
from haven.foundation.access.rules import Rule, RuledQuerySet

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor


class UserManager(BaseUserManager["User"]):
    """Finds and makes people with an account."""

    def create_user(self, username: str, name: str, password: str | None = None) -> User:
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save()
        return user

    def permitted(self, actor: Actor, rule: Rule) -> models.QuerySet[User]:
        """The accounts the rule selects for the actor."""
        return self.filter(rule.where(actor))


class User(AbstractBaseUser):
    """A person with an account."""

    username = models.CharField(_("user name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    password_is_known = models.BooleanField(_("somebody else knows the password"), default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.username


class MissionQuerySet(RuledQuerySet["Mission"]):
    """Missions, and who works in them."""

    def held_by(self, user: User) -> Self:
        """The missions in which somebody holds, held or will hold a role."""
        return self.filter(pk__in=user.memberships.values("mission"))


class Mission(models.Model):
    """A country operation: the boundary no personal record crosses by itself."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40, default="UTC")

    objects = models.Manager.from_queryset(MissionQuerySet)()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class MissionBound(models.Model):
    """What belongs to one mission: rules filter on it, and PostgreSQL repeats the wall by row.

    The mission has no index of its own: every rule asks for it, and a database that begins there
    reads the whole country to find one desk.
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+", db_index=False)

    INSIDE: ClassVar[tuple[str, ...]] = ("mission_id",)
    """The columns that say in which missions a row may be seen; most rows stand in one."""

    objects = models.Manager.from_queryset(RuledQuerySet)()

    class Meta:
        abstract = True


class Office(MissionBound):
    """A place where a mission works."""

    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Team(MissionBound):
    """People who share cases: need to know ends at the edge of the team."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)
    members = models.ManyToManyField(User, through="TeamMember", related_name="teams")

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """One user in one team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships", db_index=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="team_memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="once_in_a_team"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"


class MembershipQuerySet(RuledQuerySet["Membership"]):
    """Roles held, and when."""

    def lasting(self, on: date | Combinable) -> Self:
        """Those that have not ended before a day: begun or not, confirmed or not."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def running(self, on: date | Combinable) -> Self:
        """Those that count on a day: confirmed, begun and not ended. Nowhere else is this said."""
        return self.lasting(on).filter(proposed=False, starts_on__lte=on)


class Membership(models.Model):
    """One role, held by one user, in one mission, from a day to a day.

    A role that needs a second person is only proposed until she has confirmed it. What the console
    gives runs at once and was given by nobody: a mission with nobody in it must be able to begin,
    and whoever has the machine and its key stands above every account anyway.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", db_index=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "mission", "role", "starts_on"], name="one_membership_per_role"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(proposed=True)
                | ~Q(role__in=sorted(SECOND_PERSON))
                | Q(given_by__isnull=True)
                | Q(confirmed_by__isnull=False),
                name="membership_runs_once_a_second_person_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(given_by=F("user")), name="membership_is_given_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("given_by")) & ~Q(confirmed_by=F("user")),
                name="membership_is_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.role} in {self.mission}"


UNCONFIRMED_FOR = timedelta(days=3)
"""How long a new beginning waits for its second person: a weekend and a day.

By then whoever could not sign in has been helped another way, or nobody remembers her asking."""


class NewBeginningQuerySet(RuledQuerySet["NewBeginning"]):
    """New beginnings, and whether they are still open."""

    def open(self, at: datetime) -> Self:
        """Those whose code still opens, or that may still be confirmed."""
        waiting = Q(expires_at__isnull=True, asked_at__gt=at - UNCONFIRMED_FOR)
        return self.filter(waiting | Q(expires_at__gt=at))


class NewBeginning(models.Model):
    """One person who lost her password or second step, and the code that will let her begin anew.

    Two people open the way: one asks, another confirms and hands the code over. Of the code only a
    digest rests here. Whoever is asked for at the console was asked for by nobody, as with roles.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="new_beginning")
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(NewBeginningQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("user")),
                name="beginning_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(digest="", expires_at__isnull=True)
                | Q(confirmed_by__isnull=False, expires_at__isnull=False),
                name="beginning_opens_once_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"a new beginning for {self.user}"
