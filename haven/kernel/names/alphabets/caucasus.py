"""Georgian (national system of 2002) and Armenian (eastern reading, after BGN/PCGN 1981)."""

import re

GEORGIAN = dict(zip("აბგდევზთიკლმნოპრსტუფქყჰჯ", "abgdevztiklmnoprstupkqhj", strict=True)) | {
    "ჟ": "zh",
    "ღ": "gh",
    "შ": "sh",
    "ჩ": "ch",
    "ც": "ts",
    "ძ": "dz",
    "წ": "ts",
    "ჭ": "ch",
    "ხ": "kh",
    **dict(zip("ჱჲჳჴჵ", "eywqo", strict=True)),
}
ARMENIAN = dict(
    zip("աբգդեզէըթիլկհմյնոպջռսվտրւփքօֆ", "abgdezeytilkhmynopjrsvtrvpkof", strict=True)
) | {
    "ժ": "zh",
    "խ": "kh",
    "ծ": "ts",
    "ձ": "dz",
    "ղ": "gh",
    "ճ": "ch",
    "շ": "sh",
    "չ": "ch",
    "ց": "ts",
}
LETTERS = GEORGIAN | ARMENIAN

ARMENIAN_HABITS = (
    (re.compile("ու"), "u"),
    (re.compile("^ո"), "vo"),
    (re.compile("^ե"), "ye"),
)


def respell_armenian(word: str) -> str:
    """Read the letter pair for u, and the vowels that gain a consonant at the start of a word."""
    for habit, reading in ARMENIAN_HABITS:
        word = habit.sub(reading, word)
    return word
