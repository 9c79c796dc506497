"""How a word of a name is written, softly: habits of spelling are smoothed, the vowels stay.

Among the many who are heard alike the one who is written alike comes first, in every writing that
writes its vowels: Aliya, Alija and Алия; Karimi and Kareemy.
"""

import re
from collections.abc import Mapping

HABITS: Mapping[str, str] = {
    "dzh|dj|j|y": "i",
    "kh|ck|[qcg]": "k",
    "ph|[bpf]": "p",
    "w": "v",
    "z": "s",
    "d": "t",
    "ou|oo|[uo]": "o",
    "ie|e": "i",
    "h": "",
}
"""Which spellings are written as which; the first that fits a place is taken."""

SPELLING = re.compile("|".join(f"({spelling})" for spelling in HABITS))
WRITTEN = tuple(HABITS.values())
DOUBLED = re.compile(r"(.)\1+")


def softened(token: str) -> str:
    """A token from `tokens` without the habits of a country's spelling.

    >>> softened("aliya"), softened("alija"), softened("kareemy")
    ('alia', 'alia', 'karimi')
    """
    soft = SPELLING.sub(lambda found: WRITTEN[(found.lastindex or 1) - 1], token)
    return DOUBLED.sub(r"\1", soft)
