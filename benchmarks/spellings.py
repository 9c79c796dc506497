"""Words of names as they are written in two writings, drawn from public lists or made up.

The lists are for tuning and measuring and never ship; they are read from the folder
`shared/reference/data/names` beside the repository. Where it is missing, words put together from
syllables take their place. Georgian and Turkish have no public list: common
given names, with family names put together from stems and endings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from pathlib import Path
from random import Random

LISTS = Path("shared", "reference", "data", "names")
WIKIDATA = {
    "ar": "wd_arabic_dev_half.tsv",
    "fa": "wd_persian_dev_half.tsv",
    "ru": "wd_russian_64_dev_half.tsv",
    "hy": "wd_armenian_dev_half.tsv",
}
GOOGLE = "google_ar2en_dev_half.tsv"
FEWEST_SIGHTINGS = 3
"""Pairs seen more seldom are mostly faults of alignment."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One word of a name: in its own writing, and in Latin letters as often as each was seen."""

    native: str
    latin: tuple[str, ...]
    seen: tuple[int, ...]

    def romanised(self, dice: Random, unlike: str = "") -> str:
        """One of the Latin spellings, the usual ones oftener; another than ``unlike`` if any."""
        if len(self.latin) == 1:
            return self.latin[0]
        drawn = [word for word in dice.choices(self.latin, self.seen, k=4) if word != unlike]
        return drawn[0] if drawn else next(word for word in self.latin if word != unlike)


@dataclass(frozen=True, slots=True)
class Words:
    """What the names of one tongue are put together from, with running weights for the dice."""

    given: tuple[Spelling, ...]
    families: tuple[Spelling, ...]
    given_weights: tuple[float, ...]
    family_weights: tuple[float, ...]

    @classmethod
    def of(cls, given: Iterable[Spelling], families: Iterable[Spelling]) -> Words:
        """Common words are drawn oftener, by the root of how often each was seen."""
        first, last = tuple(given), tuple(families)
        return cls(first, last, _running(first), _running(last))


def _running(words: tuple[Spelling, ...]) -> tuple[float, ...]:
    return tuple(accumulate(sum(word.seen) ** 0.5 for word in words))


def public_lists() -> Path:
    """Where the lists lie: in the folder beside this repository or one above it, if anywhere."""
    above = Path(__file__).resolve().parents[2:4]
    return next((folder / LISTS for folder in above if (folder / LISTS).exists()), LISTS)


def words_by_tongue(folder: Path) -> dict[str, Words]:
    """The words of every tongue of the population."""
    return {
        **{tongue: _listed(tongue, folder) for tongue in WIKIDATA},
        "ka": Words.of(
            georgian(GEORGIAN_GIVEN.split()), georgian(_joined(STEMS, MIDDLES, ENDINGS))
        ),
        "tr": Words.of(turkish(TURKISH_GIVEN.split()), turkish(_joined(TURKISH, TURKISH_END))),
    }


def lists_are_here(folder: Path) -> bool:
    """Whether the public lists can be read on this machine."""
    return all((folder / name).exists() for name in (*WIKIDATA.values(), GOOGLE))


def _listed(tongue: str, folder: Path) -> Words:
    if not lists_are_here(folder):
        words = tuple(made_up(tongue))
        return Words.of(words[::7], words)
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    for latin, native, times in _pairs(tongue, folder):
        seen[native][latin] = times
    words = tuple(
        Spelling(native, tuple(latin), tuple(latin.values())) for native, latin in seen.items()
    )
    return Words.of(words, words)


def _pairs(tongue: str, folder: Path) -> Iterator[tuple[str, str, int]]:
    for line in (folder / WIKIDATA[tongue]).read_text().splitlines():
        latin, native, times = line.split("\t")
        if int(times) >= FEWEST_SIGHTINGS and latin.isalpha():
            yield latin, native.replace(" ", ""), int(times)
    if tongue == "ar":
        for line in (folder / GOOGLE).read_text().splitlines():
            native, latin = line.split("\t")
            if len(latin) > 2 and latin.isalpha():
                yield latin, native, 1


SYLLABLES = {
    "ar": "كا ري مو وا سا نو رو زا فا دي لي شا تو با حو مي يا غو را تي سي لو نا جو",
    "fa": "کا ری مو وا سا نو رو زا فا دی لی شا تو با حو می یا غو را تی سی لو نا جو",
    "ru": "ка ри мо ва са ну ро за фа ди ле ша то ба ху ми ян го ра те си ло на жу",
    "hy": "կա րի մո վա սա նու րո զա ֆա դի լե շա տո բա հու մի յան գո րա տե սի լո նա ժու",
}
ROMAN = (
    "ka ri mo|mu wa|va sa nu|no|nou ro|ru za fa di|dy|dee le|li sha|cha|ša to|tu ba hu|hou|ho"
    " mi|my|mee ya|ja gho|go|gu ra te|ti si|see lo|lu|lou na jo|zhu|žu"
)


def made_up(tongue: str) -> Iterator[Spelling]:
    """13,824 words that nobody bears."""
    pieces = list(
        zip(SYLLABLES[tongue].split(), (r.split("|") for r in ROMAN.split()), strict=True)
    )
    for parts in product(pieces, repeat=3):
        latin = tuple(dict.fromkeys("".join(spelt) for spelt in product(*(p for _, p in parts))))
        native = "".join(native for native, _ in parts)
        yield Spelling(native, latin[:6], tuple(range(len(latin[:6]), 0, -1)))


def _joined(*pieces: str) -> Iterator[str]:
    return map("".join, product(*map(str.split, pieces)))


GEORGIAN_LETTERS = "ა ბ გ დ ე ვ ზ ი კ ლ მ ნ ო პ რ ს ტ უ ქ შ ძ ჰ თ ჟ ფ ღ ყ ჩ ც წ ჭ ხ ჯ"
IN_LATIN = (
    "a b g d e v z i k l m n o p r s t u k sh dz h t|th zh|j p|ph gh|g q|k|y ch|c ts|c ts|w|c ch"
    " kh|x|h j|dj"
)
GEORGIAN = dict(zip(GEORGIAN_LETTERS.split(), IN_LATIN.split(), strict=True))
"""The national system of 2002 first, then how people write on keyboards."""

GEORGIAN_GIVEN = (
    "გიორგი ნინო დავით თამარ ლევან მარიამ ირაკლი ანა ზურაბ ქეთევან ვახტანგ ნათია ბადრი ეკა მალხაზ"
    " ხათუნა ოთარ ლია შოთა ნანა ავთანდილ მაია რევაზ სოფიო ტარიელ თეონა ჯუმბერ ლალი ზაზა ციალა გოჩა"
    " ეთერ მერაბ ნუნუ ვაჟა დალი გელა მზია ზვიად ჟუჟუნა პაატა ლელა თენგიზ ირმა კახა ნონა ბესო"
)
STEMS = "ბე გო და კა ლო მა ჩი ხა წე ყი ჯა შა ქო თა ფი ღო რუ სა"
MIDDLES = "რ ლ ნ ბ ხ ჩ კ ძ გ მ დ თ"
ENDINGS = "იშვილი აძე ია ავა იანი ური"

TURKISH_LATIN = {
    "ş": "s|sh",
    "ç": "c|ch",
    "ğ": "g|gh",
    "ı": "i",
    "ö": "o|oe",
    "ü": "u|ue",
    "c": "c|j",
}
TURKISH_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
IN_CYRILLIC = "а б дж ч д е ф г г х ы и ж к л м н о о п р с ш т у ю в й з"
TURKISH_CYRILLIC = dict(zip(TURKISH_LETTERS, IN_CYRILLIC.split(), strict=True))
TURKISH_GIVEN = (
    "ayşe mehmet fatma mustafa emine ahmet hatice ali zeynep hüseyin elif hasan meryem"
    " ibrahim şerife ismail zehra osman sultan yusuf hanife murat merve ömer havva ramazan"
    " özlem halil yasemin süleyman dilek abdullah sevgi mahmut songül recep gülay salih"
    " çiğdem kemal tuğba orhan büşra serkan sibel uğur gönül burak pınar emre aslı hakan"
    " ebru gökhan derya erkan nuray tolga şule"
)
TURKISH = (
    "ak kara yıl öz er gök demir taş altın koç çelik aydın yaz güneş bey bal tan san kılıç arslan"
    " doğan polat şahin yavuz uzun kurt bozkurt çakır şen sarı gül ulu kaplan turan uçar yüksel"
    " avcı ergün işık coşkun soylu toprak deniz ırmak kuş saygın"
)
TURKISH_END = (
    "oğlu kan can soy gül han taş bey kaya tepe el maz dağ türk baş er ışık demir alp tekin"
)


def georgian(names: Iterable[str]) -> Iterator[Spelling]:
    """Words in Georgian letters with the ways to write them in Latin ones."""
    return (Spelling(name, *_ways([GEORGIAN[letter] for letter in name])) for name in names)


def turkish(names: Iterable[str]) -> Iterator[Spelling]:
    """Turkish words; the other writing is Cyrillic, as neighbours to the north file them."""
    for name in names:
        plain, times = _ways([TURKISH_LATIN.get(letter, letter) for letter in name])
        cyrillic = "".join(TURKISH_CYRILLIC[letter] for letter in name)
        latin = dict.fromkeys((name, *plain))
        yield Spelling(cyrillic, tuple(latin), (6, *times)[: len(latin)])


def _ways(letters: list[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """All first choices, all second choices, and each letter alone in its second."""
    first = [letter.split("|")[0] for letter in letters]
    last = [letter.split("|")[-1] for letter in letters]
    alone = ([*first[:i], last[i], *first[i + 1 :]] for i in range(len(letters)))
    ways = tuple(dict.fromkeys("".join(way) for way in (first, last, *alone)))[:6]
    return ways, (4, *[1] * 5)[: len(ways)]
