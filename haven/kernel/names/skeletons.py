"""The consonants of a name as different languages would hear them.

Vowels are dropped, kindred consonants share a letter (b and p are P), and a letter that languages
read differently branches: Jamal, Djamal, Gamal and جمال meet. Rules were measured on public
spelling lists, see benchmarks/names.py.
"""

import re

MOST_BRANCHES = 6
ONLY_VOWELS = "A"

# Spelling (a regular expression) and what may be heard; the first that fits is taken.
RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch|shch|tch|tsh|sch|dzh|tsj|dz|ds(?=e$)|ts|tz|cz|sz|sj|sh|zh|dg", ("S",)),
    ("dj", ("S", "T", "K")),
    ("ch", ("S", "K")),
    ("kh", ("K", "")),
    ("gj|kj", ("K", "S")),
    ("lj", ("L", "LS")),
    ("nj|ng(?=[ei])", ("N", "NS", "NK")),
    ("ng", ("NK", "N")),
    ("ph", ("P",)),
    ("th|dh", ("T", "S")),
    ("gh|ck", ("K",)),
    ("x", ("K", "KS", "S")),
    ("j", ("S", "", "K")),
    ("c(?=[eiy])", ("S",)),
    ("c", ("K", "S")),
    ("g(?=[ei])", ("K", "S")),
    ("(?:(?<=[aeiouy])|^)h(?=.)|(?<=r)h(?=i[iy])", ("", "K")),
    ("v|^w|(?<=[^aeiou])w", ("", "P")),
    ("[bpf]", ("P",)),
    ("[td]", ("T",)),
    ("[sz]", ("S",)),
    ("[kqg]", ("K",)),
    ("l", ("L",)),
    ("m(?=[bp])|n", ("N",)),
    ("m", ("M",)),
    ("r", ("R",)),
)
SPELLING = re.compile("|".join(f"({spelling})" for spelling, _ in RULES))
HEARD = tuple(heard for _, heard in RULES)
GLUED_ARTICLE = re.compile("^[ae]l(?=[^aeiou]..|....)")


def skeletons(token: str) -> tuple[str, ...]:
    """One to six consonant skeletons of a token from `tokens`.

    >>> skeletons("kovac"), skeletons("aya")
    (('K', 'KS', 'KPK', 'KPS'), ('A',))
    """
    branches = _branches(token)
    if GLUED_ARTICLE.match(token):
        branches = [*branches, *_branches(token[2:])]
    return tuple(dict.fromkeys(branch or ONLY_VOWELS for branch in branches))[:MOST_BRANCHES]


def _branches(token: str) -> list[str]:
    branches = [""]
    for found in SPELLING.finditer(token):
        heard = HEARD[(found.lastindex or 0) - 1]
        branches = [_extended(branch, sound) for branch in branches for sound in heard]
        if len(branches) > MOST_BRANCHES:
            branches = list(dict.fromkeys(branches))[:MOST_BRANCHES]
    return branches


def _extended(branch: str, sound: str) -> str:
    """Doubled consonants count once."""
    return branch if branch.endswith(sound) else branch + sound
