"""Arabic letters of Arabic, Persian, Dari, Pashto, Urdu, Kurdish and Uyghur.

After the BGN/PCGN systems (Arabic 1956, Persian 1958, Pashto 1968, Afghanistan 2007, Urdu 2007,
Kurdish 2007), without their marks; Uyghur as its Latin alphabet writes it.
"""

import re

from haven.kernel.names.alphabets.given_names import SPOKEN

# One letter, several code points: keyboards decide which one is typed.
SAME_LETTER = str.maketrans(dict(zip("أإٱیېۍکہھۀۂۓ", "ااايييكههههے", strict=True)))
ARABIC = dict(zip("اآىبتجحدرزسطعفقكلمنهةوؤيئ", "aaabtjhdrzstafqklmnhawwyy", strict=True)) | {
    "ء": "",
    "ث": "th",
    "خ": "kh",
    "ذ": "dh",
    "ش": "sh",
    "ص": "s",
    "ض": "dh",
    "ظ": "z",
    "غ": "gh",
}
PERSIAN = {"پ": "p", "چ": "ch", "ژ": "zh", "گ": "g"}
PASHTO = {
    "ټ": "t",
    "ډ": "d",
    "ړ": "r",
    "ڼ": "n",
    "ښ": "sh",
    "ږ": "zh",
    "ځ": "dz",
    "څ": "ts",
    "ګ": "g",
}
URDU = {"ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ے": "e", "ۃ": "a"}
KURDISH = {"ە": "e", "ێ": "e", "ۆ": "o", "ڕ": "r", "ڵ": "l", "ڤ": "v"}
UYGHUR = {"ڭ": "ng", "ۇ": "u", "ۈ": "u", "ۋ": "w"}
LETTERS = ARABIC | PERSIAN | PASHTO | URDU | KURDISH | UYGHUR

CONSONANT = "[^اآأإىوؤيئaeiou]"
HABITS = (
    (re.compile("ى(?=.)"), "ي"),
    (re.compile("ع(?=[اآ])"), ""),
    (re.compile("اة$"), "at"),
    (re.compile(f"^او(?={CONSONANT})"), "u"),
    (re.compile(f"^اي(?={CONSONANT})"), "i"),
    (re.compile(f"(?<={CONSONANT})ي(?={CONSONANT}|$)"), "i"),
    (re.compile(f"(?<={CONSONANT})و(?={CONSONANT}|$)"), "u"),
    (re.compile(f"(?<={CONSONANT})ه$"), "ah"),
)


def respell(word: str) -> str:
    """Speak a name that everybody knows; in others tell the long vowels from the consonants."""
    word = word.translate(SAME_LETTER)
    if word in SPOKEN:
        return SPOKEN[word]
    for habit, reading in HABITS:
        word = habit.sub(reading, word)
    return word
