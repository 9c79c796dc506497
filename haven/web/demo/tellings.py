"""What people say about themselves: names, half-known birth dates, languages, how to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from haven.foundation.places.countries import STATELESS, UNKNOWN
from haven.kernel.ages import ADULT_AT, BirthDate
from haven.people.persons.answers import (
    Answers,
    GivenContact,
    GivenIdentifier,
    GivenName,
    Spoken,
)
from haven.people.persons.models import (
    Basis,
    Channel,
    Gender,
    IdentifierKind,
    NameKind,
    Safety,
    Sex,
)
from haven.web.demo.origins import Origin

LOCAL = {"BA": {"bs"}, "GE": {"ka"}, "TJ": {"tg", "ru"}}
"""What the staff of a mission speak: nobody needs an interpreter for it."""

LEARNT = ("en", "ru", "de", "fr", "ar", "tr")
GUIDANCE = (
    "Ask for the tailor. Hang up when a man answers.",
    "Her brother must not know. Say you call from the clinic.",
    "Send a message first and wait for her answer.",
    "Only when the children are at school.",
    "He shares the phone with two others: say only your first name.",
)
DAYS_A_YEAR = 365.25


def fictional_phones(dice: Random) -> Iterator[str]:
    """Numbers Ofcom keeps for drama: nobody ever answers +44 7700 900000 to 900999."""
    return (f"+44 7700 {900_000 + last}" for last in dice.sample(range(1000), 1000))


class Teller:
    """Lets the people of one mission's year speak."""

    def __init__(self, dice: Random, country: str, phones: Iterator[str]) -> None:
        self.dice, self.country, self.phones = dice, country, phones

    def likely(self, percent: float) -> bool:
        return self.dice.random() * 100 < percent

    def answers(self, origin: Origin, family: int, *, age: int, sex: Sex, on: date) -> Answers:
        """Everything one person says on the day she is met."""
        birth, basis = self._birth(age, on)
        return Answers(
            names=self._names(origin, family, female=sex == Sex.FEMALE),
            sex=sex,
            gender=self._gender(sex, age),
            birth=birth,
            basis=basis,
            nationalities=self._nationalities(origin),
            languages=self._languages(origin),
            identifiers=self._identifiers(origin, age, on),
            contacts=self._contacts() if age >= ADULT_AT or self.likely(15) else (),
        )

    def _names(self, origin: Origin, family: int, *, female: bool) -> list[GivenName]:
        given = self.dice.choice(origin.given_names(female=female))
        pair = (origin.family_names(female=female)[family], given)
        order = pair if origin.family_first else pair[::-1]
        native, latin = (" ".join(part[script] for part in order) for script in (0, 1))
        names = [GivenName(native)]
        if native != latin and self.likely(55):
            names.append(GivenName(latin, NameKind.TRANSLITERATED))
        elif native != latin and self.likely(30):
            names = [GivenName(latin), GivenName(native, NameKind.DOCUMENT)]
        if self.likely(8):
            names.append(GivenName(given[0], NameKind.ALIAS))
        return names

    def _birth(self, age: int, on: date) -> tuple[BirthDate | None, str]:
        """Known to the day from papers; else often the first of January, or only a year."""
        if self.likely(2):
            return None, ""
        born = on - timedelta(days=int(DAYS_A_YEAR * (age + self.dice.random())))
        weights = (30, 15, 35, 20) if ADULT_AT - 4 <= age < ADULT_AT else (42, 33, 25, 0)
        kinds = (Basis.DOCUMENT, Basis.STATED, Basis.ESTIMATED, Basis.DISPUTED)
        (basis,) = self.dice.choices(kinds, weights)
        if basis == Basis.DOCUMENT:
            return BirthDate(born.year, born.month, born.day), basis
        if self.likely(30):
            return BirthDate(born.year, 1, 1), basis
        month = born.month if basis == Basis.STATED else None
        return BirthDate(born.year, month), basis

    def _gender(self, sex: Sex, age: int) -> str:
        if age < ADULT_AT or self.likely(55):
            return ""
        if self.likely(2):
            return self.dice.choice((Gender.TRANSGENDER_FEMININE, Gender.NON_CONFORMING))
        return Gender.FEMININE if sex == Sex.FEMALE else Gender.MASCULINE

    def _nationalities(self, origin: Origin) -> list[str]:
        if self.likely(3):
            return [STATELESS]
        if self.likely(2):
            return [UNKNOWN]
        return [origin.country, "RU"] if self.likely(2) else [origin.country]

    def _languages(self, origin: Origin) -> list[Spoken]:
        first, *others = origin.languages.split()
        spoken = {first, *others, self.dice.choice(LEARNT)}
        understood = bool(spoken & LOCAL[self.country])
        needs = not understood and self.likely(90)
        more = [language for language in sorted(spoken - {first}) if self.likely(45)]
        return [
            Spoken(first, preferred=True, needs_interpreter=needs),
            *(Spoken(language) for language in more),
        ]

    def _identifiers(self, origin: Origin, age: int, on: date) -> list[GivenIdentifier]:
        number = f"DEMO {self.dice.randrange(1_000_000):06}"
        expires = on + timedelta(days=self.dice.randint(-200, 2000))
        if age < ADULT_AT:
            kind, chance = IdentifierKind.BIRTH_CERTIFICATE, 25
            return [GivenIdentifier(kind, number, origin.country)] if self.likely(chance) else []
        if self.likely(35):
            kind = self.dice.choice((IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID))
            return [GivenIdentifier(kind, number, origin.country, expires)]
        kind = self.dice.choice((IdentifierKind.ASYLUM, IdentifierKind.RESIDENCE))
        return [GivenIdentifier(kind, number, self.country, expires)] if self.likely(35) else []

    def _contacts(self) -> list[GivenContact]:
        contacts = []
        if self.likely(72):
            contacts.append(self._telephone(next(self.phones)))
        if self.likely(8):
            name = f"person{self.dice.randrange(10_000)}@example.org"
            contacts.append(GivenContact(Channel.EMAIL, name, Safety.SAFE))
        if self.likely(25):
            where = f"Imaginary Street {self.dice.randint(1, 90)}, room {self.dice.randint(1, 30)}"
            contacts.append(GivenContact(Channel.ADDRESS, where, Safety.UNKNOWN))
        return contacts

    def _telephone(self, number: str) -> GivenContact:
        channel = self.dice.choice((Channel.PHONE, Channel.MESSAGE))
        kinds = (Safety.SAFE, Safety.RULES, Safety.UNKNOWN, Safety.NEVER)
        (safety,) = self.dice.choices(kinds, (45, 25, 22, 8))
        if safety != Safety.RULES:
            return GivenContact(channel, number, safety)
        begins = self.dice.randint(8, 17)
        return GivenContact(
            channel,
            number,
            safety,
            weekdays=sorted(self.dice.sample(range(6), self.dice.randint(1, 4))),
            from_time=time(begins),
            until_time=time(begins + 2),
            guidance=self.dice.choice(GUIDANCE),
        )
