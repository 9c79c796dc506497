"""What somebody learns who has a file of encodings and not its secret.

    python -m benchmarks.decoding [PEOPLE]

She knows the method, and more than she can: the year of birth of every record, and a register of
just these people with names, sexes and births. Only who is who she does not know. Her attacks:

* *luck*: everybody bears the commonest name;
* *duplicates*: the filters that come most often are the commonest names;
* *patterns*: bits that are set together as often as a feature is borne are that feature (after
  Christen, Ranbaduge, Vatsalan and Schnell, 2017); whoever fits best what is set is the person.

Luck, duplicates and patterns need frequencies; the last two are held to 2 in 100.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from heapq import nlargest
from itertools import islice
from operator import and_
from random import Random

from benchmarks.encodings import SECRET, told
from benchmarks.population import Record, population
from haven.kernel.linkage.encoded import dice
from haven.kernel.linkage.encoding import BITS, LENGTH, TURNED, Encoder, Feature, Told, features

MINED = 120
"""So many of the commonest features are looked for in a group."""

GUESSED = 300
"""So many of a group are guessed at."""

NAMES = 2000
KEPT = 1 - TURNED / LENGTH
"""A bit is not turned as often as this: she knows it."""

FORGIVEN = 5
"""One bit in so many may have been turned and the feature is seen all the same."""

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


def patterns(filters: Sequence[int], register: Sequence[Told], encode: Encode) -> Iterator[str]:
    """Who fits best the features whose bits were found."""
    known = [features(person) for person in register]
    expected = Counter(feature for one in known for feature in one).most_common(MINED)
    turned = encode is ours
    found = _mined(_columns(filters), expected, kept=KEPT if turned else 1)
    names = {_mask(one, found): given(person) for one, person in zip(known, register, strict=True)}
    masks = list(names)
    for seen in _seen(filters, found, forgiven=1 / FORGIVEN if turned else 0):
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


def _mined(
    columns: list[int], expected: list[tuple[Feature, int]], kept: float
) -> Mapping[Feature, int]:
    """For each feature the places that are set together as often as it is borne."""
    friends = [_friends(columns, place) for place in range(LENGTH) if columns[place]]
    together = {bits: [_core(columns, some[:bits]) for some in friends] for bits in BITS.values()}
    found, taken = dict[Feature, int](), set[int]()
    for feature, often in expected:
        cores = [core for core in together[BITS[feature[0]]] if core[1] not in taken]
        _, places = min(
            cores, key=lambda core: abs(core[0] - often * kept ** BITS[feature[0]]), default=(0, 0)
        )
        found[feature] = places
        taken.add(places)
    return found


def _friends(columns: list[int], seed: int) -> list[int]:
    """The places that are set most nearly in the same filters as this one."""
    return nlargest(
        max(BITS.values()), range(LENGTH), key=lambda place: dice(columns[seed], columns[place])
    )


def _core(columns: list[int], places: Sequence[int]) -> tuple[int, int]:
    """In how many filters these places are all set, and the places as bits."""
    rows = reduce(and_, (columns[place] for place in places))
    return rows.bit_count(), sum(1 << place for place in places)


def _mask(told_: frozenset[Feature], found: Mapping[Feature, int]) -> int:
    return sum(1 << place for place, feature in enumerate(found) if feature in told_)


def _seen(filters: Sequence[int], found: Mapping[Feature, int], forgiven: float) -> Iterator[int]:
    """The features whose bits are set in each filter, but for those that may have been turned."""
    for one in filters:
        yield sum(
            1 << place
            for place, bits in enumerate(found.values())
            if (bits & ~one).bit_count() <= int(bits.bit_count() * forgiven)
        )


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
    """Print what each attack recovers of the people of every tenth year."""
    even = list(population(int(sys.argv[1]) if sys.argv[1:] else 20_000, 1))
    uneven = with_common_names(even, Random(3))
    for words, records in (("names of the population", even), ("few names for many", uneven)):
        everyone = [told(one) for one in records]
        some = [person for person in everyone if year(person) % 10 == 5]
        print(f"{words}: {len(some)} of {len(records)}")
        for encode, attack, group in ROWS:
            share = recovered(everyone if group is everybody else some, encode, attack, group)
            print(f"  {attack.__name__:10} {encode.__name__:10} {group.__name__:9} {share:.3f}")


ROWS: tuple[tuple[Encode, Attack, Callable[[Told], object]], ...] = (
    (ours, luck, year),
    (name_alone, duplicates, everybody),
    (unsalted, patterns, year),
    (ours, duplicates, year),
    (ours, patterns, year),
)


if __name__ == "__main__":
    main()
