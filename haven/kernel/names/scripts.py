"""Which writing is a text in?"""

from collections import Counter
from enum import StrEnum


class Script(StrEnum):
    """The writings that Haven reads with a table of its own, and the rest."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    GEORGIAN = "georgian"
    ARMENIAN = "armenian"
    GREEK = "greek"
    OTHER = "other"


# First and last character of each block that holds letters (Unicode 15, Blocks.txt).
BLOCKS = (
    ("A", "ɏ", Script.LATIN),
    ("ə", "ə", Script.LATIN),
    ("Ḁ", "ỿ", Script.LATIN),
    ("Ͱ", "Ͽ", Script.GREEK),
    ("ἀ", "῾", Script.GREEK),
    ("Ѐ", "ԯ", Script.CYRILLIC),
    ("Ա", "֏", Script.ARMENIAN),
    ("\u0600", "\u077f", Script.ARABIC),
    ("\u08a0", "\u08ff", Script.ARABIC),
    ("\ufb50", "\ufdff", Script.ARABIC),
    ("\ufe70", "\ufeff", Script.ARABIC),
    ("Ⴀ", "ჿ", Script.GEORGIAN),
    ("Ა", "Ჿ", Script.GEORGIAN),
)

SCRIPT_OF_LETTER = {
    chr(code): script for first, last, script in BLOCKS for code in range(ord(first), ord(last) + 1)
}


def script_of(text: str) -> Script:
    """The script of most letters in the text; OTHER when there are none.

    >>> script_of("Каримова Amina (Дилором)")
    <Script.CYRILLIC: 'cyrillic'>
    """
    seen = Counter(
        SCRIPT_OF_LETTER.get(letter, Script.OTHER) for letter in filter(str.isalpha, text)
    )
    return max(seen, key=lambda script: (seen[script], script)) if seen else Script.OTHER
