"""What stands against a steward's wish, in words fit for the page."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haven.foundation.access.models import Membership, Mission, Team, User
from haven.foundation.access.roles import APART, GIVEN, Role


class StewardError(Exception):
    """Something a steward wished cannot be."""


class UserNameTakenError(StewardError):
    """Two people cannot sign in with one name."""

    def __init__(self, username: str) -> None:
        super().__init__(_("Somebody already signs in as %s. Choose another name.") % username)


class OwnAccountError(StewardError):
    """Nobody closes her own account."""

    def __init__(self) -> None:
        super().__init__(_("You cannot close your own account. Ask another administrator."))


class OwnRoleError(StewardError):
    """Nobody gives a role to herself."""

    def __init__(self) -> None:
        super().__init__(_("You cannot give a role to yourself. Ask another administrator."))


class RoleHeldError(StewardError):
    """She holds the role already."""

    def __init__(self, user: User, held: Membership) -> None:
        words = {
            "name": user.name,
            "role": Role.called(held.role).label,
            "on": date_format(held.starts_on),
        }
        super().__init__(_("%(name)s is %(role)s already, since %(on)s.") % words)


class RolesApartError(StewardError):
    """Two roles that one person may not hold at once; names both."""

    def __init__(self, user: User, held: Role, wished: Role) -> None:
        words = {"name": user.name, "held": held.label, "wished": wished.label}
        super().__init__(
            _(
                "%(name)s is %(held)s. Nobody may be %(held)s and %(wished)s at once: one watches "
                "what the other does. End the one before you give the other."
            )
            % words
        )


class GuestRoleError(StewardError):
    """Nobody makes a guest but a mission that is asked and says yes."""

    def __init__(self) -> None:
        super().__init__(_("Nobody gives this role: it comes when a mission answers yes."))


class EndsBeforeItStartsError(StewardError):
    """The last day of a role lies before its first."""

    def __init__(self) -> None:
        super().__init__(_("The last day lies before the first day."))


class RoleEndedError(StewardError):
    """A role that ends sooner already; ending it never makes it longer."""

    def __init__(self, last_day: date) -> None:
        super().__init__(_("This role ends already on %s.") % date_format(last_day))


class MissionCodeTakenError(StewardError):
    """Two missions cannot share a code."""

    def __init__(self, code: str) -> None:
        super().__init__(_("There is already a mission %s.") % code)


class NoRoleHereError(StewardError):
    """A team is for people who work in its mission."""

    def __init__(self, user: User, mission: Mission) -> None:
        words = {"name": user.name, "mission": mission.name}
        super().__init__(_("%(name)s has no role in %(mission)s. Give her one first.") % words)


class InTeamError(StewardError):
    """She is in the team already."""

    def __init__(self, user: User, team: Team) -> None:
        words = {"name": user.name, "team": team.name}
        super().__init__(_("%(name)s is already in %(team)s.") % words)


class NotInTeamError(StewardError):
    """She is not in the team."""

    def __init__(self, user: User, team: Team) -> None:
        words = {"name": user.name, "team": team.name}
        super().__init__(_("%(name)s is not in %(team)s.") % words)


class BeginningAskedError(StewardError):
    """One new beginning at a time."""

    def __init__(self, user: User) -> None:
        super().__init__(
            _("Somebody has asked for a new beginning for %s already. It is still open.")
            % user.name
        )


class BeginningOverError(StewardError):
    """The code was good a moment ago and no longer is."""

    def __init__(self) -> None:
        super().__init__(_("This user name and code do not open anything."))


def refuse_gift(giver: User, receiver: User, role: Role) -> None:
    """Raises OwnRoleError when both are one person, GuestRoleError for what stewards never give."""
    if giver == receiver:
        raise OwnRoleError
    if role not in GIVEN:
        raise GuestRoleError


def refuse_backward_days(starts_on: date, ends_on: date | None) -> None:
    """Raises EndsBeforeItStartsError when the last day lies before the first."""
    if ends_on and ends_on < starts_on:
        raise EndsBeforeItStartsError


def refuse_clashing_role(
    user: User, mission: Mission, role: Role, starts_on: date, ends_on: date | None
) -> None:
    """Raises RoleHeldError or RolesApartError; the database would refuse the second as well."""
    held = user.memberships.filter(mission=mission).lasting(starts_on)
    for membership in held.filter(starts_on__lte=ends_on) if ends_on else held:
        other = Role.called(membership.role)
        if other == role:
            raise RoleHeldError(user, membership)
        if frozenset({role, other}) in APART:
            raise RolesApartError(user, other, role)
