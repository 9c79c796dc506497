"""Who may decide which records are one person's: whoever may know both."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.policies import i_supervise_its_mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.people.matching.models import UNDECIDED, UNSIGNED
from haven.people.persons.policies import i_may_know_her


def i_know_both(actor: Actor) -> Q:
    """She may know either person."""
    return i_may_know_her("first__").where(actor) & i_may_know_her("second__").where(actor)


def i_know_one_alone(actor: Actor) -> Q:
    """She may know one of the two, and of the other that there is somebody."""
    first, second = (i_may_know_her(side).where(actor) for side in ("first__", "second__"))
    only_first = first & ~second & Q(second__restricted=False)
    only_second = second & ~first & Q(first__restricted=False)
    return only_first | only_second


def both_files_go_on(_actor: Actor) -> Q:
    """Neither was joined into another: of a signpost there is nothing left to decide."""
    return Q(first__joined_into__isnull=True, second__joined_into__isnull=True)


def i_did_not_decide_it(actor: Actor) -> Q:
    """Somebody else decided."""
    return ~Q(decided_by=actor.user)


may_propose_in = Rule(
    _("propose pairs of records in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_see_pair = Rule(_("open"), i_know_both)
may_see_from_one_side = Rule(_("know of"), i_know_one_alone)
may_decide = Rule(_("decide"), i_know_both) & Rule(_("decide"), both_files_go_on)
may_second = Rule(
    _("agree to the decision about"),
    lambda actor: i_know_both(actor) & i_did_not_decide_it(actor) & both_files_go_on(actor),
)
may_take_back = Rule(
    _("open again"),
    lambda actor: (
        i_know_both(actor)
        & ~UNDECIDED
        & (i_supervise_its_mission(actor) | UNSIGNED & i_did_not_decide_it(actor))
    ),
)
"""What is decided stays decided, unless a supervisor opens it again or a second does not agree."""
may_learn_in = Rule(
    _("learn from the decisions of"), lambda actor: Q(pk__in=actor.missions(Role.SUPERVISOR))
)
