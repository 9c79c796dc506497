"""Who of many described is known already, by name and birth, without opening anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from haven.foundation.access.models import Mission
from haven.kernel.ages import BirthDate
from haven.kernel.linkage.filing import Key, birth_told, words_heard
from haven.people.persons.cabinets import searched_in
from haven.people.persons.drawers import Drawers
from haven.people.persons.models import FindingToken


def known_by_name_and_birth(
    mission: Mission, told: Mapping[int, tuple[str, BirthDate]]
) -> set[int]:
    """The numbers of those of whom somebody stands in the drawers of every word and of the birth.

    Spellings of one name count as one. It is a guess that is worth a look, for drawers are shared;
    who tells the year only is not guessed at.
    """
    known = set[int]()
    for drawers in searched_in([mission]).get(mission, ()):
        born = {number: birth_told(birth) for number, (_, birth) in told.items()}
        filed = _filed(mission, drawers, (key for key in born.values() if key))
        for number, (name, _) in told.items():
            if (key := born[number]) and _is_known(drawers, name, key, filed):
                known.add(number)
    return known


Filed = tuple[Mapping[int, set[UUID]], Mapping[UUID, set[int]]]
"""Who stands in a drawer, and in which drawers she stands."""


def _filed(mission: Mission, drawers: Drawers, keys: Iterable[Key]) -> Filed:
    asked = {drawer for key in keys for drawer in drawers.of_key(key)}
    here = FindingToken.objects.filter(mission=mission)
    who, where = defaultdict[int, set[UUID]](set), defaultdict[UUID, set[int]](set)
    for drawer, person in here.filter(token__in=asked).values_list("token", "person"):
        who[drawer].add(person)
    born_then = {person for people in who.values() for person in people}
    for person, drawer in here.filter(person__in=born_then).values_list("person", "token"):
        where[person].add(drawer)
    return who, where


def _is_known(drawers: Drawers, name: str, birth: Key, filed: Filed) -> bool:
    who, where = filed
    words = words_heard(name)
    return bool(words) and any(
        all(drawers.of_person(word, person) & where[person] for word in words)
        for drawer in drawers.of_key(birth)
        for person in who.get(drawer, ())
    )
