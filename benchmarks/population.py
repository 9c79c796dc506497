"""A population in many writings, and what becomes of its names when they are filed again.

    python -m benchmarks.population [PEOPLE]

prints a few people with all that may happen to them. The mix is that of the reference
(names-linkage-and-statistics.md, C2): Arabic .32, Persian .20, Russian .18, Armenian, Georgian and
Turkish .10 each; a fifth stands in the own writing; of 18 in 100 only the year of birth is known,
written as 1 January. Everything follows from the seed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from time import perf_counter

from benchmarks.spellings import Spelling, Words, public_lists, words_by_tongue

SHARES = {"ar": 0.32, "fa": 0.20, "ru": 0.18, "hy": 0.10, "ka": 0.10, "tr": 0.10}
NATIVE = 0.2
YEAR_ONLY = 0.18
WITH_FATHER = {"ar": 0.6, "ru": 0.4}
"""How often a name tells the father's name as well."""

FIRST_DAY, DAYS = date(1946, 1, 1), 76 * 365
BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a person.

    ``name`` stands as it was filed, given name first; ``birth`` is an ISO date, empty when unknown;
    ``sex`` is female or male; ``words`` are all the ways to write her name and ``native`` says
    in which of the two writings it stands.
    """

    name: str
    birth: str
    sex: str
    tongue: str
    native: bool
    words: tuple[Spelling, ...]


class Kind(StrEnum):
    """What happens to a record on its way to the next office."""

    VARIANT = "variant"
    OTHER_SCRIPT = "other script"
    TYPO = "typo"
    SWAPPED = "swapped"
    DROPPED = "dropped"
    NO_DATE = "no date"
    WRONG_DATE = "wrong date"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Query:
    """A record filed again in its noisy form, and the place of the person it is of."""

    kind: Kind
    record: Record
    truth_index: int


def population(people: int, seed: int) -> Iterator[Record]:
    """As many different people, one record each; the same for the same seed."""
    dice = Random(seed)
    words = words_by_tongue(public_lists())
    for start in range(0, people, BLOCK):
        many = min(BLOCK, people - start)
        tongues = dice.choices(list(SHARES), list(SHARES.values()), k=many)
        for tongue in tongues:
            yield _someone(dice, tongue, words[tongue])


def queries(people: Sequence[Record], each: int, seed: int) -> Iterator[Query]:
    """``each`` times every kind of noise, each time on anybody."""
    dice = Random(seed)
    for kind in Kind:
        for _ in range(each):
            index = dice.randrange(len(people))
            yield Query(kind, noisy(people[index], kind, dice), index)


def noisy(record: Record, kind: Kind, dice: Random) -> Record:
    """The same person as another office files her."""
    return NOISE[kind](record, dice)


def _someone(dice: Random, tongue: str, words: Words) -> Record:
    sex = "female" if dice.random() < 0.5 else "male"
    parts = dice.choices(words.given, cum_weights=words.given_weights)
    if dice.random() < WITH_FATHER.get(tongue, 0):
        parts += [_father(spelling, tongue, sex) for spelling in _one_given(dice, words)]
    parts += dice.choices(words.families, cum_weights=words.family_weights)
    native = dice.random() < NATIVE
    name = " ".join(_written(word, dice, native=native) for word in parts)
    return Record(name, _birth(dice), sex, tongue, native, tuple(parts))


def _one_given(dice: Random, words: Words) -> list[Spelling]:
    return dice.choices(words.given, cum_weights=words.given_weights)


def _father(word: Spelling, tongue: str, sex: str) -> Spelling:
    """Russian makes a word of its own from the father's name, where it ends in a consonant."""
    if tongue != "ru" or word.native[-1] in "аеёийоуыьэюя":
        return word
    native, latin = ("ович", "ovich") if sex == "male" else ("овна", "ovna")
    return Spelling(word.native + native, tuple(way + latin for way in word.latin), word.seen)


def _written(word: Spelling, dice: Random, *, native: bool, unlike: str = "") -> str:
    text = word.native if native else word.romanised(dice, unlike.lower())
    return text.title()


def _birth(dice: Random) -> str:
    day = FIRST_DAY + timedelta(days=int(dice.triangular(0, DAYS, DAYS * 0.66)))
    return f"{day.year}-01-01" if dice.random() < YEAR_ONLY else day.isoformat()


def variant(record: Record, dice: Random) -> Record:
    """Another spelling in the same letters."""
    pairs = zip(record.words, record.name.split(), strict=True)
    words = [
        _respelt(word, before, dice)
        if record.native
        else _written(word, dice, native=False, unlike=before)
        for word, before in pairs
    ]
    if " ".join(words) == record.name:
        words = [_with_habit(word, dice) for word in words]
    return replace(record, name=" ".join(words))


HABITS = (
    ("kh", "h"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("sh", "ch"), ("ch", "tch"), ("th", "t"),
    ("dh", "d"), ("gh", "g"), ("ph", "f"), ("ei", "ey"), ("ai", "ay"), ("ia", "iya"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("x", "ks"), ("ss", "s"), ("ll", "l"), ("ck", "k"), ("c", "k"),
    ("i", "y"), ("u", "ou"), ("j", "dj"), ("z", "s"), ("v", "w"), ("o", "u"), ("e", "i"),
    ("a", "e"),
)  # fmt: skip
NATIVE_HABITS = (
    ("أ", "ا"), ("إ", "ا"), ("ة", "ه"), ("ى", "ي"), ("ي", "ی"), ("ك", "ک"), ("ی", "ي"), ("ک", "ك"),
    ("ё", "е"), ("ий", "и"), ("ье", "ие"), ("э", "е"), ("ж", "дж"), ("х", "г"), ("и", "е"),
    ("ա", "այ"), ("ո", "օ"), ("ե", "է"), ("თ", "ტ"), ("ქ", "კ"), ("ფ", "პ"), ("ო", "უ"), ("ا", "آ"),
)  # fmt: skip


def _respelt(_: Spelling, before: str, dice: Random) -> str:
    return _with_habit(before, dice, NATIVE_HABITS)


def _with_habit(word: str, dice: Random, habits: Sequence[tuple[str, str]] = HABITS) -> str:
    """One habit of spelling changed for another, where one applies."""
    apply = [(old, new) for old, new in habits if old in word.lower()[1:]]
    if not apply:
        return word
    old, new = dice.choice(apply[:3])
    return word[0] + word[1:].lower().replace(old, new, 1)


def other_script(record: Record, dice: Random) -> Record:
    """The same name in the other of its two writings."""
    words = (_written(word, dice, native=not record.native) for word in record.words)
    return replace(record, name=" ".join(words), native=not record.native)


def typo(record: Record, dice: Random) -> Record:
    """One letter too many, too few, mistaken, or changed with its neighbour."""
    words = record.name.split()
    place = dice.randrange(len(words))
    words[place] = _mistyped(words[place], dice)
    return replace(record, name=" ".join(words))


def _mistyped(word: str, dice: Random) -> str:
    at = dice.randrange(len(word))
    near = dice.choice(word).lower()
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + near + word[at:],
        word[:at] + near + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )
    others = [way.title() for way in ways if way and way.title() != word]
    return dice.choice(others) if others else word + near


def swapped(record: Record, dice: Random) -> Record:
    """The family name first."""
    *others, family = record.name.split()
    return replace(
        record, name=" ".join((family, *others)), words=record.words[-1:] + record.words[:-1]
    )


def dropped(record: Record, dice: Random) -> Record:
    """One word of the name forgotten: the father's where there is one, else any."""
    words, spelt = record.name.split(), list(record.words)
    gone = 1 if len(words) > 2 else dice.randrange(len(words))
    del words[gone], spelt[gone]
    return replace(record, name=" ".join(words), words=tuple(spelt))


def no_date(record: Record, dice: Random) -> Record:
    """Nobody asked, or she does not know."""
    return replace(record, birth="")


def wrong_date(record: Record, dice: Random) -> Record:
    """A year or two off, day and month exchanged, another day, or only the year kept."""
    year, month, day = map(int, record.birth.split("-"))
    off = (year + dice.choice((-2, -1, 1, 2)), month, min(day, 28))
    ways = [off, off]
    if (month, day) != (1, 1):
        exchanged = (year, day, month) if day <= 12 and day != month else off
        ways += [exchanged, (year, month, 1 + (day + dice.randrange(26)) % 28), (year, 1, 1)]
    return replace(record, birth="{:04}-{:02}-{:02}".format(*dice.choice(ways)))


def mixed(record: Record, dice: Random) -> Record:
    """Another spelling or writing, a slip or another order, and a wrong date."""
    for change in (dice.choice((variant, other_script)), dice.choice((typo, swapped)), wrong_date):
        record = change(record, dice)
    return record


NOISE: dict[Kind, Callable[[Record, Random], Record]] = {
    Kind.VARIANT: variant,
    Kind.OTHER_SCRIPT: other_script,
    Kind.TYPO: typo,
    Kind.SWAPPED: swapped,
    Kind.DROPPED: dropped,
    Kind.NO_DATE: no_date,
    Kind.WRONG_DATE: wrong_date,
    Kind.MIXED: mixed,
}


def main() -> None:
    """Show a few people and what becomes of them."""
    started = perf_counter()
    people = list(population(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, seed=1))
    print(f"{len(people)} people in {perf_counter() - started:.1f} s")
    for query in queries(people, each=3, seed=2):
        truth = people[query.truth_index]
        again = query.record
        print(f"{query.kind:12} {truth.name}, {truth.birth} -> {again.name}, {again.birth or '?'}")


if __name__ == "__main__":
    main()
