"""Fictional people without end, of whom only the common names repeat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from random import Random

from haven.people.persons.answers import Answers
from haven.web.demo import origins
from haven.web.demo.companies import Arrivals
from haven.web.demo.origins import Origin
from haven.web.demo.staff import Place
from haven.web.demo.tellings import Teller

CYRILLIC = "ка ри мо ва са ну ро за фа ди ле ша то ба ху ми ян го ра те си ло на жу"
ARABIC = "كا ري مو وا سا نو رو زا فا دي لي شا تو با حو مي يا غو را تي سي لو نا جو"
LATIN = "ka ri mo va sa nu ro za fa di le ša to ba hu mi ja go ra te si lo na žu"
SYLLABLES: dict[Origin, str] = {
    **dict.fromkeys((origins.TAJIK, origins.KYRGYZ, origins.UKRAINIAN), CYRILLIC),
    **dict.fromkeys(
        (origins.AFGHAN, origins.SYRIAN, origins.MOROCCAN, origins.PAKISTANI, origins.IRANIAN),
        ARABIC,
    ),
    **dict.fromkeys(
        (origins.UZBEK, origins.TURKISH, origins.BOSNIAN, origins.ALBANIAN, origins.FILIPINA),
        LATIN,
    ),
}
"""Three syllables make one of 13,824 family names; the other origins keep their common ones."""


def endless_people(dice: Random, place: Place, on: date) -> Iterator[Answers]:
    """Everybody who comes to a mission, all met on one day."""
    phones = (f"+999 {number:09}" for number in count())  # no country has 999
    arrivals = Arrivals(dice, place.code, Teller(dice, place.country, phones))
    while True:
        company = arrivals.company(on)
        family = made_up(company.origin, dice)
        for someone in company.people:
            yield renamed(someone.answers, family, company.origin)


def made_up(origin: Origin, dice: Random) -> str:
    """A family name nobody bears."""
    return (
        "".join(dice.choices(SYLLABLES[origin].split(), k=3)).title() if origin in SYLLABLES else ""
    )


def renamed(answers: Answers, family: str, origin: Origin) -> Answers:
    """The same person under another family name, known by one name only."""
    if not family:
        return answers
    first = answers["names"][0]
    words = first.text.split()
    given = words[-1] if origin.family_first else words[0]
    return {**answers, "names": [replace(first, text=f"{given} {family}")]}
