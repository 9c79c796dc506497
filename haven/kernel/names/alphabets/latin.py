"""Latin letters that are more than a plain letter with a mark; marks themselves are dropped."""

LETTERS = {
    "ı": "i",  # Turkish, Azerbaijani
    "ə": "a",  # Azerbaijani; passports write A
    "ł": "l",  # Polish
    "đ": "dj",  # Bosnian, Croatian, Serbian
    "ț": "ts",  # Romanian, with a comma
    "ţ": "ts",  # Romanian, with a cedilla
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŋ": "ng",
}
