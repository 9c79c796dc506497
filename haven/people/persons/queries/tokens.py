"""From drawers to candidates: who stands in most of the drawers asked, the rare first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

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

MOST_ROWS = 2000
"""So many filings are weighed among all of a mission; the rarest keys come first."""

MOST_ROWS_OF_HERS = 12_000
"""So many where most belong to people she may not know."""

MOST_CANDIDATES = 80
FAINTEST = 0.25
"""Who is filed under less than this share of what the likeliest is filed under is not opened."""

MOST_CHILDREN = 400
MOST_COUNTED = 20
MOST_DRAWERS = 512
"""Of a name that stands in more, to say that somebody elsewhere bears it says nothing."""

MOST_HEARD = 200
"""So many who may bear a name are listened to."""

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
            splits = ((key.kind, *drawers.split(key)) for key in self.keys)
            keys = ((exponent, kind, blind) for kind, blind, exponent in splits)
            for exponent, kind, blind in rarest_first(keys, most_rows):
                weight = round(drawers.weight(kind, exponent))
                weights |= dict.fromkeys(drawers.parts(blind, exponent), weight)
        return weights

    def drawers(self, keys: Iterable[Key]) -> set[int]:
        """All drawers of some keys."""
        every = product(self.cabinets, keys)
        return {drawer for drawers, key in every for drawer in drawers.of_key(key)}

    def said(self, name: str) -> Said:
        """What somebody must be filed under who is heard like this name, in blind numbers."""
        words = [self._blind(keys) for keys in words_heard(name)]
        years = self._blind(years_heard(name, self.birth)) if self.birth else None
        return Said(self.cabinets, words, years)

    def _blind(self, keys: Iterable[Key]) -> list[list[int]]:
        return [[drawers.blind(key) for key in keys] for drawers in self.cabinets]


@dataclass(frozen=True)
class Said:
    """A name, and perhaps a birth, as whoever is meant is filed; each heard in one of some ways.

    A drawer is shared with others and says nothing alone; that somebody stands in hers of every
    word, and of one of the years when hers is known, does.
    """

    cabinets: tuple[Drawers, ...]
    words: list[list[list[int]]]
    years: list[list[int]] | None

    def where(self, person: UUID, age_band: str) -> list[set[int]]:
        """For everything said, the drawers in one of which she stands if she is meant."""
        known = [] if self.years is None or age_band == UNKNOWN else [self.years]
        return [self._hers(blind, person) for blind in (*self.words, *known)]

    def _hers(self, blind: list[list[int]], person: UUID) -> set[int]:
        both = zip(self.cabinets, blind, strict=True)
        return set[int]().union(*(drawers.hers(numbers, person) for drawers, numbers in both))


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
        return _heaviest(asked, MOST_ROWS, MOST_CANDIDATES)
    found: dict[UUID, float] = {}
    if asked.mission in actor.missions(Role.CHILD_PROTECTION_OFFICER):
        found |= _heaviest(asked, MOST_ROWS, MOST_CHILDREN)
    if asked.mission in actor.missions(*WORK_WITH_PEOPLE):
        hers = Person.objects.filter(in_her_circle(actor), mission=asked.mission)
        found |= _heaviest(asked, MOST_ROWS_OF_HERS, MOST_CANDIDATES, among=hers)
    return found


def strangers(actor: Actor, asked: Asked) -> list[UUID]:
    """Whom she may not know who is heard like every word asked, or has the very number.

    Restricted people are left out: whoever looks for one must not learn that she is here.
    """
    if asked.mission in actor.missions(Role.SUPERVISOR):
        return []
    unknown = ~i_may_know_her().where(actor)
    return heard_among(Person.objects.filter(unknown, restricted=False), asked)[:MOST_COUNTED]


def says_enough(sought: Sought) -> bool:
    """Whether strangers can be counted by it: two words of a name, or a number."""
    return bool(sought.numbers) or any(pairs_heard(name) for name in sought.names)


def heard_among(people: QuerySet[Person], asked: Asked) -> list[UUID]:
    """Those of them who are heard like every word asked, or have the very number.

    Restricted people may be among them: nobody is shown this.
    """
    here = people.filter(mission=asked.mission, forgotten_on=None)
    found = [*_filed_in(asked.exact, here)] if asked.exact else []
    for name in asked.names:
        pairs = asked.drawers(pairs_heard(name))
        if pairs and len(pairs) <= MOST_DRAWERS:
            found += _who_is_meant(asked.said(name), _filed_in(pairs, here))
    return list(dict.fromkeys(found))


def _filed_in(drawers: Collection[int], people: QuerySet[Person]) -> dict[UUID, str]:
    """Who of them is filed in one of these drawers, with their age bands."""
    filings = FindingToken.objects.filter(token__in=drawers).values("person")
    return dict(people.filter(pk__in=filings).values_list("pk", "age_band")[:MOST_HEARD])


def _who_is_meant(said: Said, near: Mapping[UUID, str]) -> list[UUID]:
    """Those of them who stand in hers of every word; only those drawers are read."""
    where = {person: said.where(person, age_band) for person, age_band in near.items()}
    asked = set[int]().union(*chain.from_iterable(where.values()))
    stands = defaultdict[UUID, set[int]](set)
    filings = FindingToken.objects.filter(person__in=near, token__in=asked)
    for person, drawer in filings.values_list("person", "token"):
        stands[person].add(drawer)
    return [one for one, each in where.items() if all(stands[one] & hers for hers in each)]


HEAVIEST = """
    WITH asked(token, weight) AS (VALUES {asked})
    SELECT filed.person_id, SUM(asked.weight) AS total
    FROM asked CROSS JOIN persons_findingtoken filed
    WHERE filed.token = asked.token AND filed.mission_id = %s {among}
    GROUP BY filed.person_id ORDER BY total DESC, filed.person_id LIMIT %s
"""
"""In words of our own: built by the mapper, it costs more than it takes the database to answer.

Each filing found is looked up among her people, by value and not by the index of people, never each
of her people in each drawer.
"""


def _heaviest(
    asked: Asked, most_rows: int, most: int, among: QuerySet[Person] | None = None
) -> dict[UUID, float]:
    if not (weights := asked.weights(most_rows)):
        return {}
    values = [number for pair in weights.items() for number in pair]
    hers, known = among.values("pk").query.sql_with_params() if among is not None else ("", ())
    question = HEAVIEST.format(
        asked=", ".join(["(%s, %s)"] * len(weights)),
        among=hers and f"AND COALESCE(filed.person_id, filed.person_id) IN ({hers})",
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [*values, asked.mission, *known, most])
        rows = cursor.fetchall()
    enough = FAINTEST * rows[0][1] if rows and asked.people else 0
    return {UUID(str(person)): total for person, total in rows if total >= enough}
