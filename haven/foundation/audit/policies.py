"""Who may read the trail."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule


def i_watch_it(actor: Actor) -> Q:
    """The mission is one whose work the actor answers for."""
    return Q(pk__in=actor.missions(Role.DATA_PROTECTION_OFFICER, Role.SUPERVISOR))


may_read_trail_of = Rule(_("read the trail of"), i_watch_it)
may_read_entry = Rule(
    _("read"),
    # An entry holds its mission's code, so that it outlives the mission.
    lambda actor: Q(mission__in=Mission.objects.filter(i_watch_it(actor)).values("code")),
)
may_see_opening = Rule(
    _("see"),
    lambda actor: Q(mission__in=actor.missions(Role.DATA_PROTECTION_OFFICER, Role.SUPERVISOR)),
)
