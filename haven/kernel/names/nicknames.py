"""Short forms of given names, and the names they are short for.

Facts of usage, after Gateway to Russia, "Why do most Russians have diminutive names?"; Teach and
Learn with Georgia, "The names of Georgia, part 2" (2013); Wikipedia, "Hypocorism" (Bulgarian,
Persian, Serbian, Turkish).
"""

from collections import defaultdict
from collections.abc import Mapping

# Full names, in each spelling that the ear would not join: their short forms.
SHORT_FORMS: Mapping[str, str] = {
    "aleksandr aleksandra": "sasha sasa sanya shura",
    "aleksandre": "sandro aleko",
    "aleksey oleksiy": "alyosha lyosha",
    "anastasiya": "nastya",
    "andrey": "andryusha",
    "anna": "anya",
    "boris": "borya",
    "davit": "dato datuna",
    "dmitriy": "dima mitya",
    "ekaterine": "eka",
    "ekaterina yekaterina kateryna": "katya",
    "elena yelena olena": "lena",
    "elizaveta yelizaveta": "liza",
    "evgeniy yevgeniy evgeniya yevgeniya": "zhenya",
    "fatima fatma": "fato fati",
    "fyodor fedor": "fedya",
    "galina": "galya",
    "giorgi georgiy": "gio goga gogi gia giga gigi",
    "grigoriy": "grisha",
    "ibrahim": "ibo",
    "ivan": "vanya",
    "ivane": "vano",
    "ketevan": "keti keto",
    "konstantin": "kostya",
    "lyubov": "lyuba",
    "lyudmila": "lyuda",
    "mariya": "masha marusya",
    "mehmet": "memo",
    "mikhail": "misha",
    "mikheil": "misho",
    "muhammad mohammad": "mamad",
    "mustafa": "mujo",
    "nadezhda": "nadya",
    "natalya": "natasha",
    "nikolay": "kolya",
    "nikoloz": "nika niko",
    "olga": "olya",
    "pavel": "pasha",
    "pyotr petr": "petya",
    "revaz": "rezo",
    "sergey serhiy": "seryozha",
    "sofiya": "sonya",
    "sopio": "sopo",
    "sulejman suleyman": "suljo",
    "svetlana": "sveta",
    "tamar": "tamuna",
    "tatyana": "tanya",
    "teimuraz": "temo",
    "vakhtang": "vakho",
    "valentin valentina": "valya",
    "viktor": "vitya",
    "vladimir volodymyr": "vova volodya",
    "vyacheslav": "slava",
    "yuriy": "yura",
    "zurab": "zura",
}


def full_names(word: str) -> tuple[str, ...]:
    """The names that a word from `tokens` is short for; mostly none.

    >>> full_names("sascha"), full_names("amina")
    (('aleksandr', 'aleksandra'), ())
    """
    return FULL_NAMES.get(_spelt_plainly(word), ())


def _spelt_plainly(word: str) -> str:
    return word.replace("sch", "sh").replace("y", "i")


def _by_short_form() -> dict[str, tuple[str, ...]]:
    full: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for names, short_forms in SHORT_FORMS.items():
        for short in short_forms.split():
            full[_spelt_plainly(short)] += tuple(names.split())
    return dict(full)


FULL_NAMES = _by_short_form()
