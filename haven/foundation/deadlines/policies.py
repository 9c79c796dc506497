"""Who may do what with clocks."""

from django.db.models import Q

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule


def i_own_it(actor: Actor) -> Q:
    """The promise is mine to keep, and I still work in its mission."""
    return Q(owner=actor.user, mission__in=actor.missions())


def i_supervise_it(actor: Actor) -> Q:
    """It runs in a mission I supervise."""
    return Q(mission__in=actor.missions(Role.SUPERVISOR))


def i_own_its_clock(actor: Actor) -> Q:
    """The clock that stands still is mine."""
    return Q(clock__owner=actor.user, mission__in=actor.missions())


def i_did_not_ask_for_it(actor: Actor) -> Q:
    """Somebody else asked."""
    return ~Q(asked_by=actor.user)


may_start_clock_in = Rule(
    "start a clock in", lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_see_clock = Rule("see", i_own_it) | Rule("see", i_supervise_it)
may_meet_clock = Rule("meet", i_own_it) | Rule("meet", i_supervise_it)
may_cancel_clock = Rule("cancel", i_supervise_it)
may_escalate_clock = Rule("escalate", i_supervise_it)
may_ask_pause_of = Rule("pause", i_own_it) | Rule("pause", i_supervise_it)
may_sign_pause = Rule("sign", i_supervise_it) & Rule("sign", i_did_not_ask_for_it)
may_end_pause = Rule("end", i_own_its_clock) | Rule("end", i_supervise_it)
