"""How many public pairs of spellings share a key, and how fast keys and comparisons are.

    python benchmarks/names.py FOLDER

FOLDER may hold three kinds of files:

* wd_<writing>_dev_half.tsv: a Latin word, the same in another writing with spaced letters, how
  often seen; pairs seen fewer than three times are dropped as noise;
* google_ar2en_dev_half.tsv: an Arabic word, the same in Latin letters;
* persons_<of where>.csv with the columns name and id, as EveryPolitician publishes names.csv: all
  full names under one id are spellings of one person's name.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from time import process_time

from haven.kernel.names import Reason, compare_names, name_keys, skeletons, tokens

WRITINGS = ("arabic", "persian", "armenian", "russian_64")
FEWEST_SIGHTINGS = 3


def lists(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each list of words: its name, its pairs of spellings."""
    for writing in WRITINGS:
        yield writing, pairs(folder / f"wd_{writing}_dev_half.tsv")
    lines = (folder / "google_ar2en_dev_half.tsv").read_text().splitlines()
    words = [(latin, native) for native, latin in map(str.split, lines)]
    Random(1).shuffle(words)  # the list is sorted, but neighbours are to be strangers
    yield "google's arabic", words


def pairs(path: Path) -> list[tuple[str, str]]:
    """The well-attested spellings of a file: Latin, native."""
    lines = (line.split("\t") for line in path.read_text().splitlines())
    return [
        (latin, native.replace(" ", ""))
        for latin, native, seen in lines
        if int(seen) >= FEWEST_SIGHTINGS
    ]


def persons(path: Path) -> list[tuple[str, str]]:
    """The full names of one person each, two and two."""
    spellings = defaultdict(list)
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            spellings[row["id"]].append(row["name"])
    return [pair for names in spellings.values() for pair in combinations(names, 2)]


def share_found(words: list[tuple[str, str]]) -> float:
    """How many of the pairs share a key, 0 to 1."""
    return sum(bool(name_keys(a) & name_keys(b)) for a, b in words) / len(words)


def share_heard(names: list[tuple[str, str]]) -> float:
    """In how many pairs each word of the shorter name is heard like one of the longer, 0 to 1."""
    return sum(each_word_is_heard(*sorted(pair, key=len_in_words)) for pair in names) / len(names)


def each_word_is_heard(shorter: str, longer: str) -> bool:
    """Whether each word of one name has a skeleton in common with a word of the other."""
    heard = [set(skeletons(word)) for word in tokens(longer)]
    return all(any(there & {*skeletons(word)} for there in heard) for word in tokens(shorter))


def len_in_words(name: str) -> int:
    """How many words a name has."""
    return len(tokens(name))


def candidates(words: list[tuple[str, str]]) -> float:
    """Behind how many of the Latin words a native word looks, itself included, on average."""
    filed = Counter(key for latin, _ in words for key in name_keys(latin))
    return sum(filed[key] for _, native in words for key in name_keys(native)) / len(words)


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
    each = [len(name_keys(native)) for _, native in words]
    start = process_time()
    sizes = sorted(len(name_keys(native)) for _, native in names)
    keyed = process_time()
    alike = share_alike(names)
    compared = process_time()
    behind = candidates(words)
    print(
        f"{writing}: {len(words)} pairs, {share_found(words):.3f} share a key,"
        f" {share_heard(words):.3f} without allowance for slips\n"
        f"  keys of a word: {sum(each) / len(each):.2f}, behind them {behind:.0f} words\n"
        f"  keys of a two-word name: {sum(sizes) / len(sizes):.1f}, at most {sizes[-1]}\n"
        f"  found alike: {alike:.3f} of pairs, {share_alike(namesakes(names)):.3f} of namesakes\n"
        f"  µs: {(keyed - start) / len(names) * 1e6:.0f} to key,"
        f" {(compared - keyed) / len(names) * 1e6:.0f} to compare"
    )


def report_persons(where: str, names: list[tuple[str, str]]) -> None:
    """One line of figures for full names."""
    print(
        f"{where}: {len(names)} pairs, {share_heard(names):.3f} heard alike in each word,"
        f" {share_alike(names):.3f} found alike"
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for writing, words in lists(folder):
        report(writing, words)
    for path in sorted(folder.glob("persons_*.csv")):
        report_persons(path.stem, persons(path))
