"""Who may know a person: her circle, and nobody else.

Every programme that works with people starts from ``in_her_circle``, so that a case, a consent
and a name can never disagree about who may see them.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.foundation.doors import open_doors
from haven.people.persons.models import Acquaintance, Person


def in_her_circle(actor: Actor, person: str = "") -> Q:
    """Her team's workers, the workers named for her, the mission's supervisors, and her guests.

    ``person`` is the path to her from the record asked about: ``""`` for herself, ``"person__"``
    for what speaks of her.
    """
    supervised = actor.missions(Role.SUPERVISOR)
    worked_in = actor.missions(*WORK_WITH_PEOPLE) - supervised
    key = person.removesuffix("__") or "id"
    hers = Q(mission__in=supervised)
    if worked_in:
        hers |= Q(mission__in=worked_in) & _i_work_for_her(actor, key)
    return hers | _i_am_a_guest(actor, key) if actor.holds(Role.GUEST) else hers


def _i_work_for_her(actor: Actor, key: str) -> Q:
    """I am named for her, or she is my team's and not restricted."""
    # Asked by key and not through a join, so that the database begins at her people, not at all.
    named = Acquaintance.objects.filter(user=actor.user).values("person")
    of_my_teams = Person.objects.filter(team__in=actor.teams, restricted=False).values("pk")
    return Q(**{f"{key}__in": named}) | Q(**{f"{key}__in": of_my_teams})


def _i_am_a_guest(actor: Actor, key: str) -> Q:
    """Let into her file, alone and by name, as each app says through its ``guests`` door."""
    let_in = Q(pk__in=())
    for room in _guest_rooms():
        let_in |= Q(**{f"{key}__in": room.people_i_visit(actor)})
    return Q(mission__in=actor.missions(Role.GUEST)) & let_in


@cache
def _guest_rooms() -> tuple[ModuleType, ...]:
    return tuple(open_doors("guests"))


def i_work_in_its_mission(actor: Actor) -> Q:
    """It belongs to a mission where the actor works with people, and is not only a guest."""
    return Q(mission__in=actor.missions(*WORK_WITH_PEOPLE))


def a_child_of_my_mission(actor: Actor, person: str = "") -> Q:
    """Treated as a child today, in a mission where the actor protects children."""
    protected = actor.missions(Role.CHILD_PROTECTION_OFFICER) - actor.missions(Role.SUPERVISOR)
    if not protected:
        return Q(pk__in=())  # nothing, and without looking at the person
    return Q(
        **{
            "mission__in": protected,
            f"{person}treated_as_child_until__gte": localdate(),
            f"{person}restricted": False,
        }
    )


def i_may_know_her(person: str = "") -> Rule:
    """The rule of knowing, for a record that reaches her by this path."""
    return Rule(
        _("open"),
        lambda actor: in_her_circle(actor, person) | a_child_of_my_mission(actor, person),
    )


may_register_people_in = Rule(
    _("register people in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_search_in = Rule(
    _("look for people in"), lambda actor: Q(pk__in=actor.missions(*WORK_WITH_PEOPLE))
)
may_view = i_may_know_her()
may_change = Rule(
    _("change the record of"),
    lambda actor: may_view.where(actor) & Q(forgotten_on__isnull=True, joined_into__isnull=True),
)
may_leave_open = Rule(
    _("open to a whole team"),
    lambda actor: Q(restricted=False) | Q(mission__in=actor.missions(Role.SUPERVISOR)),
)
may_draw_into_circle = Rule(
    _("say who else may know"),
    lambda actor: (
        may_change.where(actor) & may_leave_open.where(actor) & i_work_in_its_mission(actor)
    ),
)
"""Of a restricted person only a supervisor says who else may know her; a guest of nobody."""
may_give_to_team = Rule(
    _("give to a team"), lambda actor: may_change.where(actor) & i_work_in_its_mission(actor)
)
may_reach = Rule(_("reach"), may_change.where)
may_forget = Rule(
    _("forget"),
    lambda actor: Q(mission__in=actor.missions(Role.DATA_PROTECTION_OFFICER)),
)
may_refile = Rule(
    _("file people anew in"), lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR))
)
"""Nobody is opened to anybody: what is filed says nothing, before and after."""
