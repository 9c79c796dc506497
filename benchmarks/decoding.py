"""What somebody learns who has a file of encodings and not its secret.

    python -m benchmarks.decoding [PEOPLE]

She knows the method, and more than she can: the year of birth of every record, and a register of
just these people with names, sexes and births. Only who is who she does not know. Her attacks:

* *luck*: everybody bears the commonest name;
* *duplicates*: the filters that come most often are the commonest names;
* *patterns*: bits that are set together as often as a feature is borne are that feature (after
  Christen, Ranbaduge, Vatsalan and Schnell, 2017); whoever fits best what is set is the person;
* *shapes*: who is as like the others in the file as somebody of her register is like the others
  there, under a secret of her own, is that person (after Vidanage, Christen, Ranbaduge and
  Schnell, 2020).

The first three need frequencies only, and are held to 2 in 100; the last shows what a register of
the very same people gives away under any encoding that can be compared.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from heapq import nlargest, nsmallest
from itertools import islice
from random import Random

from benchmarks.encodings import SECRET, told
from benchmarks.population import Record, population
from haven.kernel.linkage.encoded import dice
from haven.kernel.linkage.encoding import BITS, LENGTH, Encoder, Feature, Told, features

MINED = 120
"""So many of the commonest features are looked for in a group."""

NEIGHBOURS = 40
"""The likenesses to so many others make a shape."""

GUESSED = 300
"""So many of a group are guessed at."""

SEEDS = 8
NAMES = 2000

OURS, HERS = Encoder(SECRET), Encoder(bytes(reversed(range(32))))

Encode = Callable[[Encoder, Told], int]
Attack = Callable[[Sequence[int], Sequence[Told], Encode], Iterator[str]]
"""Guesses the given name of each filter, from the filters, a register and the method."""


def given(person: Told) -> str:
    """What she wants to know."""
    return person.name.split()[0]


def year(person: Told) -> int:
    """What she was told."""
    return person.birth.year


def recovered(
    people: Sequence[Told], encode: Encode, attack: Attack, group: Callable[[Told], object] = year
) -> float:
    """Which share of the given names an attack tells, of so many of each group."""
    groups = defaultdict[object, list[Told]](list)
    for person in people:
        groups[group(person)].append(person)
    right = [same for members in groups.values() for same in _guessed(members, encode, attack)]
    return sum(right) / len(right)


def _guessed(members: list[Told], encode: Encode, attack: Attack) -> Iterator[bool]:
    register = list(members)
    Random(5).shuffle(register)
    filters = [encode(OURS, person) for person in members]
    guesses = islice(attack(filters, register, encode), GUESSED)
    return (given(person) == guess for person, guess in zip(members, guesses, strict=False))


def luck(filters: Sequence[int], register: Sequence[Told], _: Encode) -> Iterator[str]:
    """Everybody bears the commonest name."""
    commonest = Counter(map(given, register)).most_common(1)[0][0]
    return (commonest for _ in filters)


def duplicates(filters: Sequence[int], register: Sequence[Told], encode: Encode) -> Iterator[str]:
    """A filter that comes as often as one of her own is of the same name."""
    hers = {encode(HERS, person): given(person) for person in register}
    ranked = Counter(encode(HERS, person) for person in register).most_common()
    seen = [one for one, _ in Counter(filters).most_common()]
    meant = {one: hers[own] for one, (own, _) in zip(seen, ranked, strict=False)}
    return (meant.get(one, "") for one in filters)


def patterns(filters: Sequence[int], register: Sequence[Told], _: Encode) -> Iterator[str]:
    """Who fits best the features whose bits were found."""
    known = [features(person) for person in register]
    expected = Counter(feature for one in known for feature in one).most_common(MINED)
    found = _mined(_columns(filters), expected)
    names = {_mask(one, found): given(person) for one, person in zip(known, register, strict=True)}
    masks = list(names)
    for seen in _seen(filters, found):
        yield names[max(masks, key=partial(dice, seen))]


def _columns(filters: Sequence[int]) -> list[int]:
    """Of every place: who has it set."""
    columns = [0] * LENGTH
    for row, one in enumerate(filters):
        for place in _places(one):
            columns[place] |= 1 << row
    return columns


def _places(one: int) -> Iterator[int]:
    while one:
        lowest = one & -one
        yield lowest.bit_length() - 1
        one ^= lowest


def _mined(columns: list[int], expected: list[tuple[Feature, int]]) -> Mapping[Feature, int]:
    """For each feature the places that are set together as often as it is borne."""
    return {
        feature: min(
            (_together(columns, seed, BITS[feature[0]], often) for seed in _seeds(columns, often)),
            default=(0, 0),
        )[1]
        for feature, often in expected
    }


def _seeds(columns: list[int], often: int) -> list[int]:
    """The places set just a little oftener than a feature is borne."""
    enough = (place for place in range(LENGTH) if columns[place].bit_count() >= often)
    return nsmallest(SEEDS, enough, key=lambda place: columns[place].bit_count())


def _together(columns: list[int], seed: int, bits: int, often: int) -> tuple[int, int]:
    """How far the places most set with a place miss the number wanted, and those places."""
    core = columns[seed]
    places = nlargest(bits, range(LENGTH), key=lambda place: (columns[place] & core).bit_count())
    for place in places:
        core &= columns[place]
    return abs(core.bit_count() - often), sum(1 << place for place in places)


def _mask(told_: frozenset[Feature], found: Mapping[Feature, int]) -> int:
    return sum(1 << place for place, feature in enumerate(found) if feature in told_)


def _seen(filters: Sequence[int], found: Mapping[Feature, int]) -> Iterator[int]:
    """The features whose bits are set in each filter."""
    for one in filters:
        yield sum(1 << place for place, bits in enumerate(found.values()) if not bits & ~one)


def shapes(filters: Sequence[int], register: Sequence[Told], encode: Encode) -> Iterator[str]:
    """Who has most nearly the same likenesses to the others."""
    known = _shapes([encode(HERS, person) for person in register])
    for shape in _shapes(filters):
        yield given(register[min(range(len(known)), key=lambda n: _apart(shape, known[n]))])


def _shapes(filters: Sequence[int]) -> list[list[float]]:
    return [
        sorted((dice(one, other) for other in filters), reverse=True)[1 : NEIGHBOURS + 1]
        for one in filters
    ]


def _apart(one: list[float], other: list[float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def ours(encoder: Encoder, person: Told) -> int:
    """As we encode."""
    return encoder.filed(person)


def name_alone(encoder: Encoder, person: Told) -> int:
    """As it should not be done: a filter for the given name alone, and no salt."""
    alone = features(Told(given(person), person.birth))
    return encoder.of(frozenset(one for one in alone if one[0] == "written"), year=0)


def unsalted(encoder: Encoder, person: Told) -> int:
    """As it should not be done either: the same bits in every year, and none turned."""
    return encoder.of(features(person), year=0)


def everybody(person: Told) -> int:
    """Nobody told her the years."""
    return 0


def with_common_names(people: Sequence[Record], dice_: Random) -> list[Record]:
    """The same people with given names as uneven as in a real register (Zipf): few for many."""
    names = sorted({record.name.split()[0] for record in people[:NAMES]})
    drawn = dice_.choices(names, [1 / (20 + n) for n in range(len(names))], k=len(people))
    return [
        replace(record, name=" ".join((name, *record.name.split()[1:])))
        for record, name in zip(people, drawn, strict=True)
    ]


def main() -> None:
    """Print what each attack recovers."""
    count = int(sys.argv[1]) if sys.argv[1:] else 20_000
    even = list(population(count, 1))
    uneven = with_common_names(even, Random(3))
    for words, records in (("names of the population", even), ("few names for many", uneven)):
        print(words)
        people = [told(one) for one in records]
        for row in ROWS:
            encode, attack, group = row
            share = recovered(people, encode, attack, group)
            print(f"  {attack.__name__:12} {encode.__name__:12} {group.__name__:10} {share:.4f}")


ROWS: tuple[tuple[Encode, Attack, Callable[[Told], object]], ...] = (
    (ours, luck, everybody),
    (ours, luck, year),
    (name_alone, duplicates, everybody),
    (name_alone, patterns, everybody),
    (unsalted, patterns, everybody),
    (unsalted, patterns, year),
    (ours, duplicates, year),
    (ours, patterns, everybody),
    (ours, patterns, year),
)


if __name__ == "__main__":
    main()
