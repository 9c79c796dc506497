"""How well encodings find who two organisations both know: the method, its cost, its errors.

    python -m benchmarks.encodings [PEOPLE]

Of PEOPLE (20,000) of ours a half stands in the file of the other organisation, each after a noise
of the reference; as many strangers stand beside them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter

from benchmarks.population import Kind, Record, noisy, population
from haven.kernel.ages import BirthDate
from haven.kernel.linkage.encoded import Compared, compared
from haven.kernel.linkage.encoding import Encoder, Told

KINDS = tuple(kind for kind in Kind if kind is not Kind.NO_DATE)
"""Who has no year of birth is not encoded."""

SECRET = bytes(range(32))


@dataclass(frozen=True, slots=True)
class Theirs:
    """A record of the other organisation, whom of ours it is of, and what became of it."""

    record: Record
    truth: int | None = None
    kind: Kind | None = None


def told(record: Record) -> Told:
    """A record as it is encoded."""
    year, month, day = map(int, record.birth.split("-"))
    return Told(record.name, BirthDate(year, month, day), record.sex)


def two_sides(people: int, kinds: Sequence[Kind], seed: int) -> tuple[list[Record], list[Theirs]]:
    """Our records and theirs, shuffled."""
    dice = Random(seed)
    records = list(population(people * 3 // 2, seed))
    ours, strangers = records[:people], records[people:]
    theirs = [Theirs(record) for record in strangers]
    for place in range(people // 2):
        kind = dice.choice(kinds)
        theirs.append(Theirs(noisy(ours[place], kind, dice), place, kind))
    dice.shuffle(theirs)
    return ours, theirs


def compare(ours: Sequence[Record], theirs: Sequence[Theirs]) -> Compared:
    """As the two organisations would."""
    encoder = Encoder(SECRET)
    file = [encoder.filed(told(one.record)) for one in theirs]
    return compared((encoder.sought(told(record)) for record in ours), file)


def best_f1(found: Compared, theirs: Sequence[Theirs]) -> tuple[float, float]:
    """The highest F1 of any threshold from the built-in one on, and that threshold."""
    real = sum(one.truth is not None for one in theirs)
    best, right = (0.0, 1.0), 0
    for place, pair in enumerate(found.pairs, start=1):
        right += theirs[pair.theirs].truth == pair.ours
        best = max(best, (2 * right / (place + real), pair.likeness))
    return best


def f1(found: Compared, theirs: Sequence[Theirs]) -> tuple[float, float, float]:
    """F1, precision and recall of the pairs as they are shown."""
    real = sum(one.truth is not None for one in theirs)
    right = sum(theirs[pair.theirs].truth == pair.ours for pair in found.pairs)
    shown = len(found.pairs)
    return 2 * right / (shown + real), right / shown, right / real


def recall_by_kind(found: Compared, theirs: Sequence[Theirs]) -> dict[str, float]:
    """Of every noise: how many are found."""
    all_, right = Counter(one.kind for one in theirs if one.kind), Counter[Kind]()
    for pair in found.pairs:
        other = theirs[pair.theirs]
        if other.kind and other.truth == pair.ours:
            right[other.kind] += 1
    return {str(kind): right[kind] / count for kind, count in sorted(all_.items())}


def main() -> None:
    """Print everything."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name, kinds in (("slips of typing", (Kind.TYPO,)), ("every noise", KINDS)):
        ours, theirs = two_sides(people, kinds, seed=1)
        began = perf_counter()
        found = compare(ours, theirs)
        seconds = perf_counter() - began
        score, precision, recall = f1(found, theirs)
        best, threshold = best_f1(found, theirs)
        print(
            f"{name}: {people} x {len(theirs)} in {seconds:.0f} s, {found.candidates} candidates\n"
            f"  F1 {score:.4f} (precision {precision:.4f}, recall {recall:.4f});"
            f" best {best:.4f} from {threshold:.3f}"
        )
        for kind, share in recall_by_kind(found, theirs).items():
            print(f"  {kind:12} {share:.3f}")


if __name__ == "__main__":
    main()
