"""Cyrillic of the Slavic languages, of Central Asia and of the Caucasus.

After the national systems of Ukraine (2010) and Bulgaria (2009) and the Latin alphabet of Serbian;
the others after BGN/PCGN (Russian 1947, Kazakh, Kyrgyz, Uzbek and Turkmen 1979, Azerbaijani 1993,
Tajik 1994, Bashkir 2007), without their marks.
"""

import re

RUSSIAN = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
UKRAINIAN = {"ґ": "g", "є": "ye", "і": "i", "ї": "yi"}
SOUTH_SLAVIC = {"ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz"}
MACEDONIAN = {"ѓ": "gj", "ќ": "kj", "ѕ": "dz"}
CENTRAL_ASIAN = {
    "ә": "a",
    "ғ": "gh",
    "қ": "q",
    "ң": "ng",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "ў": "o",
    "җ": "j",
    "ҙ": "z",
    "ҡ": "q",
    "ҫ": "s",
}
CAUCASIAN = {"ҝ": "g", "ҹ": "j", "ӕ": "a", "ӏ": ""}
LETTERS = RUSSIAN | UKRAINIAN | SOUTH_SLAVIC | MACEDONIAN | CENTRAL_ASIAN | CAUCASIAN

LOOKS_UKRAINIAN = re.compile("[ґєї]|^[^әғқңөұүһ]*і[^әғқңөұүһ]*$")
UKRAINIAN_READING = str.maketrans({"г": "h", "и": "y"})
BULGARIAN_VOWEL = re.compile("(?<=[бвгджзклмнпрстфхцчшщ])ъ(?=[бвгджзклмнпрстфхцчшщ])")
SOFT_SIGN_BEFORE_E = re.compile("[ьъ]е")
ADJECTIVE_ENDING = re.compile("[иы]й$")


def respell(word: str) -> str:
    """Settle the letters whose reading hangs on the language or on their neighbours."""
    if LOOKS_UKRAINIAN.search(word):
        word = word.translate(UKRAINIAN_READING)
    word = SOFT_SIGN_BEFORE_E.sub("ye", BULGARIAN_VOWEL.sub("a", word))
    return ADJECTIVE_ENDING.sub("y", word)
