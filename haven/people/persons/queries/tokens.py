"""From drawers to candidates: who stands in most of the drawers asked, the rare first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from uuid import UUID

from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.vault import tokens
from haven.kernel.ages import BirthDate
from haven.kernel.facts import UNKNOWN
from haven.kernel.linkage.filing import (
    Key,
    pairs_heard,
    sought_under,
    words_heard,
    years_heard,
)
from haven.people.persons.cabinets import searched_in
from haven.people.persons.drawers import Drawers, rarest_first
from haven.people.persons.filing import document_token, phone_token
from haven.people.persons.models import FindingToken, Person
from haven.people.persons.policies import i_may_know_her, in_her_circle
from haven.people.persons.sought import Sought

MOST_ROWS = 3000
"""So many filings are weighed among all of a mission; the rarest keys come first."""

MOST_ROWS_OF_HERS = 12_000
"""So many where most belong to people she may not know."""

MOST_CANDIDATES = 100
MOST_CHILDREN = 400
MOST_COUNTED = 20
EXACT = 64.0
"""What the very number weighs, in bits: more than all else."""


def searched(mission: Mission, text: str) -> int:
    """What stands for a searched text where searches are counted: a blind token."""
    return tokens.token(mission.code, "search", text.casefold().strip())


@dataclass(frozen=True)
class Asked:
    """What is asked of the drawers of one mission."""

    mission: int
    names: tuple[str, ...]
    birth: BirthDate | None
    numbers: tuple[str, ...]
    cabinets: tuple[Drawers, ...]

    @property
    def people(self) -> int:
        """Among about how many people she is looked for."""
        return max((drawers.people for drawers in self.cabinets), default=0)

    @cached_property
    def exact(self) -> frozenset[int]:
        """The tokens of the very numbers."""
        readings = product(self.cabinets, self.numbers, (phone_token, document_token))
        found = (token(drawers, number) for drawers, number, token in readings)
        return frozenset(token for token in found if token is not None)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """The keys she is sought under."""
        return sought_under(self.names, self.birth)

    def weights(self, most_rows: int) -> dict[int, float]:
        """What it tells to stand in each drawer asked."""
        weights = dict.fromkeys(self.exact, EXACT)
        for drawers in self.cabinets:
            splits = {key: drawers.split_of(key) for key in self.keys}
            for key in rarest_first(splits, most_rows):
                weights |= dict.fromkeys(drawers.of_key(key), round(drawers.weight(key)))
        return weights

    def drawers(self, keys: Iterable[Key]) -> set[int]:
        """All drawers of some keys."""
        every = product(self.cabinets, keys)
        return {drawer for drawers, key in every for drawer in drawers.of_key(key)}


def asked_of(missions: Collection[Mission], sought: Sought) -> list[Asked]:
    """Somebody described, as she is asked for in each of these missions."""
    told = (sought.names, sought.birth, sought.numbers)
    return [Asked(home.pk, *told, cabinets) for home, cabinets in searched_in(missions).items()]


def nearest(actor: Actor, asked: Asked) -> dict[UUID, float]:
    """Who stands in most of the drawers asked of a mission, among those she may know and some more.

    Who sees a whole mission is answered from all its drawers; who sees some people is answered
    from many more filings, of which those of her people are weighed.
    """
    if asked.mission in actor.missions(Role.SUPERVISOR):
        return _heaviest(_standing(asked, MOST_ROWS), MOST_CANDIDATES)
    found: dict[UUID, float] = {}
    if asked.mission in actor.missions(Role.CHILD_PROTECTION_OFFICER):
        found |= _heaviest(_standing(asked, MOST_ROWS), MOST_CHILDREN)
    if asked.mission in actor.missions(*WORK_WITH_PEOPLE):
        hers = Person.objects.filter(in_her_circle(actor)).values("pk")
        # Asked of a value and not of the column: each filing found is looked up among her people,
        # never each of her people in each drawer.
        filings = _standing(asked, MOST_ROWS_OF_HERS).annotate(who=_valued("person_id"))
        found |= _heaviest(filings.filter(who__in=hers), MOST_CANDIDATES)
    return found


def strangers(actor: Actor, asked: Asked) -> list[UUID]:
    """Whom she may not know who is heard like every word asked, or has the very number.

    Restricted people are left out: whoever looks for one must not learn that she is here.
    """
    alike = [likely for name in asked.names if (likely := _heard_like(name, asked))]
    first = asked.exact.union(*(drawers for drawers, _ in alike))
    if not first:
        return []
    either = Q(token__in=asked.exact)
    for drawers, every_word in alike:
        either |= Q(token__in=drawers) & every_word
    filings = FindingToken.objects.filter(
        ~i_may_know_her("person__").where(actor),
        either,
        mission=asked.mission,
        token__in=first,
        person__restricted=False,
        person__forgotten_on=None,
    )
    return list(filings.values_list("person", flat=True).distinct()[:MOST_COUNTED])


def _heard_like(name: str, asked: Asked) -> tuple[set[int], Q] | None:
    """The drawers of two words of a name, and that every word and the year are hers as well.

    A drawer is shared with others and says nothing alone: a single word is never counted.
    """
    pairs = asked.drawers(pairs_heard(name))
    if not pairs:
        return None
    alike = Q()
    for word in words_heard(name):
        alike &= Q(_also_in(asked.drawers(word)))
    if asked.birth:
        years = asked.drawers(years_heard(name, asked.birth))
        alike &= Q(_also_in(years)) | Q(person__age_band=UNKNOWN)
    return pairs, alike


def _also_in(drawers: set[int]) -> Exists:
    """The few filings of a person are read, not each of the drawers."""
    hers = FindingToken.objects.filter(person=OuterRef("person"))
    return Exists(hers.annotate(drawer=_valued("token")).filter(drawer__in=drawers))


def _valued(column: str) -> Coalesce:
    """A column's value, which no index of the column answers for."""
    return Coalesce(F(column), F(column))


def _standing(asked: Asked, most_rows: int) -> QuerySet[FindingToken]:
    by_weight = defaultdict[float, list[int]](list)
    for token, weight in asked.weights(most_rows).items():
        by_weight[weight].append(token)
    levels = [When(token__in=some, then=Value(weight)) for weight, some in by_weight.items()]
    weighed = Case(*levels, default=Value(0.0), output_field=FloatField())
    every = [token for some in by_weight.values() for token in some]
    return FindingToken.objects.filter(mission=asked.mission, token__in=every).annotate(
        weight=weighed
    )


def _heaviest(filings: QuerySet[FindingToken], most: int) -> dict[UUID, float]:
    rows = filings.values("person").annotate(total=Sum("weight")).order_by("-total", "person")
    return dict(rows.values_list("person", "total")[:most])
