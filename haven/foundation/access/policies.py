"""Who may do what with accounts, roles and teams."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import CONSOLE, Actor
from haven.foundation.access.models import Membership
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule

STEWARDS = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER)
"""Roles that see who works here."""

RUNNING = Q(ends_on__isnull=True) | Q(ends_on__gte=TruncDate(Now()))


def i_administer_it(actor: Actor) -> Q:
    """The mission, or what is in it, is in an administrator's hands."""
    return Q(pk__in=actor.missions(Role.ADMINISTRATOR))


def i_administer_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor administers."""
    return Q(mission__in=actor.missions(Role.ADMINISTRATOR))


def i_supervise_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor supervises."""
    return Q(mission__in=actor.missions(Role.SUPERVISOR))


def _working(where: Q) -> QuerySet[Membership]:
    """Who holds roles of this kind, as a subquery."""
    return Membership.objects.filter(where).values("user")  # type: ignore[return-value]


may_give_roles_in = Rule(_("give roles in"), i_administer_it)
may_end_membership = Rule(_("end"), i_administer_its_mission)
may_form_teams_in = Rule(
    _("form teams in"),
    lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR)),
)
may_change_team = Rule(
    _("change"),
    lambda actor: Q(mission__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR)),
)
may_form_teams_at = Rule(_("form teams at"), may_change_team.where)
may_see_staff_of = Rule(_("see who works in"), lambda actor: Q(pk__in=actor.missions(*STEWARDS)))
may_close_account = Rule(
    _("close the account of"),
    lambda actor: (
        Q(pk__in=_working(Q(mission__in=actor.missions(Role.ADMINISTRATOR))))
        & ~Q(pk__in=_working(~Q(mission__in=actor.missions(Role.ADMINISTRATOR)) & RUNNING))
    ),
)
may_open_missions = Rule(_("open missions as"), lambda actor: Q(pk=actor.user.pk, username=CONSOLE))
may_rotate_key_of = Rule(_("rotate the key of"), i_administer_it)
may_see_status_of = Rule(
    _("see the state of"),
    lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)),
)
may_see_team = Rule(_("see"), lambda actor: Q(mission__in=actor.missions(*STEWARDS)))
may_work_in = Rule(_("work in"), lambda actor: Q(pk__in=actor.missions()))
may_see_membership = Rule(_("see"), lambda actor: Q(mission__in=actor.missions(*STEWARDS)))
