"""Whoever steals the database and knows how common every name is: whose name does she learn?

The attacker of this test knows more than any real one: the population itself, with every key that
was filed and every given name behind it - all but who is who, and the mission's key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

import pytest

from benchmarks.population import population
from haven.foundation.vault import tokens
from haven.kernel.ages import BirthDate
from haven.kernel.linkage.filing import Key, filed_under
from haven.people.persons.drawers import Drawers, dealt

PEOPLE = 20_000
AT_MOST = 0.02


@dataclass(frozen=True)
class Stolen:
    """What the thief has of everybody (numbers), and what she knows of the population."""

    filed: Sequence[Collection[int]]
    keys: Sequence[Collection[Key]]
    given: Sequence[str]

    def by_rank(self) -> float:
        """The commonest number is the commonest key, and so on; who has it bears its name."""
        numbers = Counter(number for hers in self.filed for number in hers)
        counts, bearers = Counter[Key](), defaultdict[Key, Counter[str]](Counter)
        for keys, name in zip(self.keys, self.given, strict=True):
            for key in keys:
                counts[key] += 1
                bearers[key][name] += 1
        told: dict[int, tuple[float, str]] = {}
        ranks = zip(numbers.most_common(), counts.most_common(), strict=False)
        for (number, _), (key, count) in ranks:
            name, times = bearers[key].most_common(1)[0]
            told[number] = (times / count, name)
        guesses = (
            max((told[n] for n in hers if n in told), default=(0, "")) for hers in self.filed
        )
        return self._right(guess for _, guess in guesses)

    def by_count(self) -> float:
        """In how many drawers a person stands tells how many ways her name can be heard."""
        by_size = defaultdict[int, Counter[str]](Counter)
        for hers, name in zip(self.filed, self.given, strict=True):
            by_size[len(hers)][name] += 1
        return self._right(by_size[len(hers)].most_common(1)[0][0] for hers in self.filed)

    def _right(self, guesses: Iterable[str]) -> float:
        right = sum(guess == name for guess, name in zip(guesses, self.given, strict=True))
        return right / len(self.given)


@pytest.fixture(scope="module")
def people() -> tuple[list[frozenset[Key]], list[str]]:
    records = list(population(PEOPLE, seed=3))
    births = (BirthDate(*map(int, one.birth.split("-"))) if one.birth else None for one in records)
    keys = [filed_under([one.name], birth) for one, birth in zip(records, births, strict=True)]
    return keys, [one.words[0].native for one in records]


@pytest.fixture
def drawers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Drawers]:
    monkeypatch.setattr(tokens, "token_key", lambda _realm, _version=None: b"a key nobody has" * 2)
    return lambda bits=0, splits=None: Drawers("SJJ", 1, bits, PEOPLE, splits or {})


def test_drawers_tell_nobody_s_name(people, drawers) -> None:
    keys, given = people
    counts = Counter(number for hers in keys for number in map(drawers().blind, hers))
    dealt_anew = drawers(*dealt(counts, counts.total()))
    filed = [dealt_anew.of_person(hers, uuid4()) for hers in keys]
    stolen = Stolen(filed, keys, given)
    assert stolen.by_rank() <= AT_MOST
    assert stolen.by_count() <= AT_MOST


def test_the_attack_works_where_every_key_is_one_token(people, drawers) -> None:
    keys, given = people
    every_key_its_token: Mapping[Key, int] = {
        key: drawers().blind(key) for hers in keys for key in hers
    }
    stolen = Stolen([{every_key_its_token[key] for key in hers} for hers in keys], keys, given)
    assert stolen.by_rank() > 0.3
