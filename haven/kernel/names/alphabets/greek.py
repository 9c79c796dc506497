"""Greek, in the reading of ELOT 743 (ISO 843)."""

import re
from unicodedata import combining, normalize

LETTERS = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th",
    "ξ": "x",
    "χ": "ch",
    "ψ": "ps",
}
HABITS = (
    (re.compile("ου"), "u"),
    (re.compile("^μπ"), "b"),
    (re.compile("^ντ"), "d"),
    (re.compile("γ(?=[γξχ])"), "n"),
    (re.compile("γκ"), "g"),
    (re.compile("(?<=[αεη])υ"), "v"),
)


def respell(word: str) -> str:
    """Drop the accents and read the pairs of letters that stand for one sound."""
    word = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    for habit, reading in HABITS:
        word = habit.sub(reading, word)
    return word
