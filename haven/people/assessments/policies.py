"""Who may ask a person, and read what she answered: whoever may know her."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.rules import Rule
from haven.people.cases.policies import may_work_on
from haven.people.persons.policies import i_may_know_her

may_ask_on = Rule(_("ask questions on"), may_work_on.where)
may_read = i_may_know_her("person__")
may_decide = Rule(_("decide what follows from"), may_read.where)
