"""Who may ask another mission, who answers, and who sees what came of it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.people.asking.models import Candidate, State
from haven.people.persons.policies import (
    i_may_know_her,
    i_work_in_its_mission,
    may_change,
    may_leave_open,
)

LASTING = (State.OPEN, State.YES)
"""What goes on until somebody or time ends it."""


def i_asked_it(actor: Actor) -> Q:
    """The actor asked, and still works in the mission she asked from."""
    return Q(asked_by=actor.user, from_mission__in=actor.missions(*WORK_WITH_PEOPLE))


def my_mission_asked_it(actor: Actor) -> Q:
    """Somebody asked whom the actor supervises."""
    return Q(from_mission__in=actor.missions(Role.SUPERVISOR))


def it_is_mine_to_answer(actor: Actor) -> Q:
    """The actor may know somebody who may be meant, or supervises the mission that is asked."""
    known = Candidate.objects.permitted(actor, i_may_know_her("person__")).values("enquiry")
    worked_in = actor.missions(*WORK_WITH_PEOPLE)
    supervised = Q(mission__in=actor.missions(Role.SUPERVISOR))
    return (Q(mission__in=worked_in) & Q(pk__in=known) | supervised) & ~Q(asked_by=actor.user)


may_ask_from = Rule(
    _("ask other missions for"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_view = Rule(
    _("open"),
    lambda actor: i_asked_it(actor) | my_mission_asked_it(actor) | it_is_mine_to_answer(actor),
)
may_see_asked = Rule(_("see"), lambda actor: i_asked_it(actor) | my_mission_asked_it(actor))
may_answer = Rule(_("answer"), it_is_mine_to_answer)
may_withdraw = Rule(_("take back"), i_asked_it)
may_end = Rule(_("end"), lambda actor: i_asked_it(actor) | it_is_mine_to_answer(actor))
may_say_yes_about = Rule(
    _("say yes about"),
    lambda actor: (
        may_change.where(actor) & may_leave_open.where(actor) & i_work_in_its_mission(actor)
    ),
)
"""Whoever may know her; about a restricted person only a supervisor."""
may_close_overdue = Rule(
    _("close"), lambda actor: Q(mission__in=actor.missions(Role.SUPERVISOR), state__in=LASTING)
)
