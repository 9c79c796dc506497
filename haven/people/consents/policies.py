"""Who may know and write down what a person agreed to."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.people.persons.policies import i_may_know_her, may_view

may_record = Rule(_("record the consent of"), may_view.where)
may_withdraw = Rule(_("withdraw"), i_may_know_her("person__").where)
may_view_consent = i_may_know_her("person__") | Rule(
    _("open"), lambda actor: Q(mission__in=actor.missions(Role.DATA_PROTECTION_OFFICER))
)
