"""Who may do what with the directory."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule

KEEPERS = WORK_WITH_PEOPLE | {Role.ADMINISTRATOR}
READERS = KEEPERS | {Role.FUND_MANAGER, Role.ANALYST, Role.DATA_PROTECTION_OFFICER}
"""Everybody but enumerators and partners, who see only what they sent or were sent."""


def i_keep_its_directory(actor: Actor) -> Q:
    """It stands in the directory of a mission where I work with people, or which I administer."""
    return Q(mission__in=actor.missions(*KEEPERS))


may_see_organisation = Rule(_("see"), lambda actor: Q(mission__in=actor.missions(*READERS)))
may_add_organisation_in = Rule(
    _("add an organisation in"), lambda actor: Q(pk__in=actor.missions(*KEEPERS))
)
may_change_organisation = Rule(_("change"), i_keep_its_directory)
may_end_agreement = Rule(
    _("end the agreement with"),
    lambda actor: Q(mission__in=actor.missions(Role.SUPERVISOR, Role.ADMINISTRATOR)),
)
