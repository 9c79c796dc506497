"""How many public pairs of spellings share a key, and how fast keys and comparisons are.

    python benchmarks/names.py FOLDER

FOLDER holds wd_<writing>_dev_half.tsv: a Latin word, the same in another writing with spaced
letters, how often seen; pairs seen fewer than three times are dropped as noise.
"""

import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

from haven.kernel.names import Reason, compare_names, name_keys

WRITINGS = ("arabic", "persian", "armenian", "russian_64")
FEWEST_SIGHTINGS = 3


def pairs(path: Path) -> list[tuple[str, str]]:
    """The well-attested spellings of a file: Latin, native."""
    lines = (line.split("\t") for line in path.read_text().splitlines())
    return [
        (latin, native.replace(" ", ""))
        for latin, native, seen in lines
        if int(seen) >= FEWEST_SIGHTINGS
    ]


def share_found(words: list[tuple[str, str]]) -> float:
    """How many of the pairs share a key, 0 to 1."""
    return sum(bool(name_keys(a) & name_keys(b)) for a, b in words) / len(words)


def two_word_names(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each pair joined with its neighbour."""
    return [(f"{a} {c}", f"{b} {d}") for (a, b), (c, d) in pairwise(words)]


def share_alike(names: list[tuple[str, str]]) -> float:
    """How many comparisons find more than difference, 0 to 1."""
    verdicts = [compare_names(a, b).reasons for a, b in names]
    return sum(Reason.DIFFERENT not in reasons for reasons in verdicts) / len(verdicts)


def namesakes(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Two persons who share one word of two: the hardest strangers."""
    return [
        (f"{a.split()[0]} {other.split()[1]}", b) for (a, b), (other, _) in pairwise(names[::2])
    ]


def report(writing: str, words: list[tuple[str, str]]) -> None:
    """One line of figures."""
    names = two_word_names(words)
    start = process_time()
    sizes = sorted(len(name_keys(native)) for _, native in names)
    keyed = process_time()
    alike = share_alike(names)
    compared = process_time()
    print(
        f"{writing}: {len(words)} pairs, {share_found(words):.3f} share a key\n"
        f"  keys of a two-word name: {sum(sizes) / len(sizes):.1f}, at most {sizes[-1]}\n"
        f"  found alike: {alike:.3f} of pairs, {share_alike(namesakes(names)):.3f} of namesakes\n"
        f"  µs: {(keyed - start) / len(names) * 1e6:.0f} to key,"
        f" {(compared - keyed) / len(names) * 1e6:.0f} to compare"
    )


if __name__ == "__main__":
    for writing in WRITINGS:
        report(writing, pairs(Path(sys.argv[1]) / f"wd_{writing}_dev_half.tsv"))
