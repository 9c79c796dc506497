"""Who may do what with accounts, roles and teams."""

from django.db.models import Q

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule


def i_administer_it(actor: Actor) -> Q:
    """The mission, or what is in it, is in an administrator's hands."""
    return Q(pk__in=actor.missions(Role.ADMINISTRATOR))


def i_administer_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor administers."""
    return Q(mission__in=actor.missions(Role.ADMINISTRATOR))


may_give_roles_in = Rule("give roles in", i_administer_it)
may_end_membership = Rule("end", i_administer_its_mission)
may_form_teams_in = Rule(
    "form teams in",
    lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR)),
)
may_change_team = Rule(
    "change",
    lambda actor: Q(mission__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR)),
)
may_see_staff_of = Rule(
    "see who works in",
    lambda actor: Q(
        pk__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER)
    ),
)
