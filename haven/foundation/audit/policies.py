"""Who may read the trail."""

from django.db.models import Q

from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule

may_read_trail_of = Rule(
    "read the trail of",
    lambda actor: Q(pk__in=actor.missions(Role.DATA_PROTECTION_OFFICER, Role.SUPERVISOR)),
)
