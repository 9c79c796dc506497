"""Who may know and write down what a person agreed to."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.people.persons.policies import i_may_know_her, i_work_in_its_mission, may_view

may_record = Rule(
    _("record the consent of"),
    lambda actor: may_view.where(actor) & i_work_in_its_mission(actor),
)
"""A guest writes down no consent: hers is the mission the file would open to."""
may_withdraw = Rule(_("withdraw"), i_may_know_her("person__").where)
may_view_consent = i_may_know_her("person__") | Rule(
    _("open"), lambda actor: Q(mission__in=actor.missions(Role.DATA_PROTECTION_OFFICER))
)
