"""Who may join two files of one person, confirm it, and part them again."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import Role
from haven.foundation.access.rules import Rule
from haven.people.persons import policies as persons
from haven.people.persons.models import Person

JOINERS = (Role.SUPERVISOR, Role.CASE_WORKER)
"""Roles that know enough of a person to say that two files are hers."""

may_join = Rule(
    _("join the file of"),
    lambda actor: persons.may_change.where(actor) & Q(mission__in=actor.missions(*JOINERS)),
)
"""Asked about both: whoever may know only one of the two cannot say that they are one."""


def _mine_to_join(actor: Actor) -> QuerySet[Person]:
    return Person.objects.permitted(actor, may_join).values("pk")  # type: ignore[return-value]


def it_is_of_people_i_join(actor: Actor) -> Q:
    """It waits, and the actor may join both files."""
    mine = _mine_to_join(actor)
    return Q(joined_at__isnull=True, keep__in=mine, other__in=mine)


may_confirm = Rule(
    _("confirm"), lambda actor: it_is_of_people_i_join(actor) & ~Q(proposed_by=actor.user)
)
may_refuse = Rule(_("refuse"), it_is_of_people_i_join)
may_view_joining = Rule(
    _("open"),
    lambda actor: Q(keep__in=Person.objects.permitted(actor, persons.may_view).values("pk")),
)
may_part = Rule(
    _("part again"),
    lambda actor: (
        Q(joined_at__isnull=False, parted_at__isnull=True, other__forgotten_on__isnull=True)
        & (Q(keep__in=_mine_to_join(actor)) | Q(keep__joined_into__in=_mine_to_join(actor)))
    ),
)
"""Whoever may join the joined file with another may part it; nobody once she is forgotten."""
