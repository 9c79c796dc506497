"""Who may know the joined file: nobody learns by a joining what she could not read before.

Her circle is her team, the workers named for her, the supervisors, and for a child the officers
who protect children. The team is chosen; whoever chooses it says that it may know both files.
Workers stay named only when each may know both files today, unless it is confirmed that all may.
"""

from __future__ import annotations

from datetime import date

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User
from haven.people.joining.choices import Choices
from haven.people.joining.ledger import Ledger
from haven.people.joining.models import CircleChoice
from haven.people.persons.models import Acquaintance, Person
from haven.people.persons.policies import may_view


def settle_circle(ledger: Ledger, choices: Choices) -> None:
    """Take the names of those who knew only one file, unless all are confirmed."""
    if choices.circle == CircleChoice.KNEW_ONE:
        return
    for tie in knowing_one(ledger.keep, ledger.other, ledger.on):
        ledger.take(tie)


def knowing_one(keep: Person, other: Person, on: date) -> list[Acquaintance]:
    """The workers named for one of two people who may know only that one on a day."""
    named = Acquaintance.objects.filter(person__in=[keep, other]).select_related("user")
    ties = list(named.order_by("user__name", "pk"))
    knows_both = {user: _may_know_both(user, keep, other, on) for user in {t.user for t in ties}}
    return [tie for tie in ties if not knows_both[tie.user]]


def _may_know_both(user: User, keep: Person, other: Person, on: date) -> bool:
    both = Person.objects.filter(pk__in=[keep.pk, other.pk])
    known = both.filter(may_view.where(Actor.of(user, on)))
    return known.count() == both.count()
