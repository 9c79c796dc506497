"""Who may know and write down what a person agreed to."""

from django.db.models import Q

from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.people.persons.policies import i_may_know_her, may_view

may_record = Rule("record the consent of", may_view.where)
may_withdraw = Rule("withdraw", i_may_know_her("person__").where)
may_view_consent = i_may_know_her("person__") | Rule(
    "open", lambda actor: Q(mission__in=actor.missions(Role.DATA_PROTECTION_OFFICER))
)
