"""From any writing to plain Latin letters."""

import re
from collections.abc import Callable, Mapping
from unicodedata import category, combining, normalize

from anyascii import anyascii

from haven.kernel.names.alphabets import arabic, caucasus, cyrillic, greek, latin
from haven.kernel.names.scripts import SCRIPT_OF_LETTER, Script, script_of

LETTERS = str.maketrans(
    latin.LETTERS | cyrillic.LETTERS | arabic.LETTERS | caucasus.LETTERS | greek.LETTERS
)
RESPELL: Mapping[Script, Callable[[str], str]] = {
    Script.CYRILLIC: cyrillic.respell,
    Script.ARABIC: arabic.respell,
    Script.ARMENIAN: caucasus.respell_armenian,
    Script.GREEK: greek.respell,
}
APOSTROPHES = re.compile("[`´ʹ-ʿˈ‘’‛′]")
ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
WORD = re.compile(r"[^'\s\-\u2010-\u2015\u2212.,;:/()\[\]\"«»“”„،؛]+")


def romanise(text: str) -> str:
    """Write a text in plain Latin letters, for reading beside the original.

    Words, hyphens and commas stay where they are.

    >>> romanise("Ђорђе Ковач-Şahin"), romanise("محمد شاهین"), romanise("ნინო")
    ('Djordje Kovach-Sahin', 'Muhammad Shahin', 'Nino')
    """
    return anyascii(WORD.sub(lambda found: _with_capitals(found[0]), cleaned(text)))


def cleaned(text: str) -> str:
    """Undo what keyboards and copying do: ligatures, vowel signs, invisible characters."""
    if text.isascii():
        return text
    text = ARABIC_MARKS.sub("", APOSTROPHES.sub("'", normalize("NFKC", text)))
    return "".join(letter for letter in text if category(letter) != "Cf")


def roman_word(word: str) -> str:
    """One cleaned word in small Latin letters."""
    word = word.lower()
    if word.isascii():
        return word
    respell = RESPELL.get(SCRIPT_OF_LETTER.get(word[0], Script.OTHER))
    roman = (respell(word) if respell else word).translate(LETTERS)
    if not roman.isascii():
        roman = _without_marks(roman).translate(LETTERS)
    return anyascii(roman).lower()


def _without_marks(word: str) -> str:
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def _with_capitals(word: str) -> str:
    roman = roman_word(word)
    if len(word) > 1 and word.isupper():
        return roman.upper()
    if word[:1].islower() and script_of(word) is not Script.GEORGIAN:
        return roman
    return roman[:1].upper() + roman[1:]
