"""The father's name inside a name: Rustamovna, Rustam qizi, bin Rustam.

The endings are those of civil registers in Eastern Europe, the Caucasus and Central Asia, of Turkey
and of Iran. The South Slavic -ović is left alone: there it ends family names.
"""

import re
from collections.abc import Iterator, Sequence

CHILD_OF = frozenset({"bin", "ben", "ibn", "bint"})
HIS_CHILD = frozenset(
    {"oglu", "oghlu", "ogly", "oghly", "ogli", "oghli", "uly", "uulu", "dze"}
    | {"kyzy", "kizi", "qizi", "qyzy", "gyzy", "kyz", "qiz", "asuli"}
)
SON_OR_DAUGHTER_OF = CHILD_OF | HIS_CHILD
ENDING = re.compile(
    "(?<=..)(?:"
    "[yj]?[oe][vw][iy](?:ch|tch|tsch|tsh)|[yj]?[oe][vw]na|[yj]?i[vw]na|ichna"  # East Slavic
    "|uly|uulu|kyzy|kizi|qizi|qyzy|gyzy|ogh?l[uyi]"  # Turkic
    "|zad[ae]h?|zoda"  # Persian
    ")$"
)


def words_and_fathers(spoken: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word of a name with the father's name it tells; the first word tells none.

    >>> list(words_and_fathers(["amina", "rustamovna"]))
    [('amina', ''), ('rustamovna', 'rustam')]
    >>> list(words_and_fathers(["amina", "rustam", "qizi"]))
    [('amina', ''), ('rustam', 'rustam')]
    """
    for before, word, after in zip(("", *spoken), spoken, (*spoken[1:], ""), strict=False):
        if word not in SON_OR_DAUGHTER_OF:
            told = before in CHILD_OF or after in HIS_CHILD
            yield word, word if told else _father_in(word) if before else ""


def _father_in(word: str) -> str:
    ending = ENDING.search(word)
    return word[: ending.start()] if ending else ""
