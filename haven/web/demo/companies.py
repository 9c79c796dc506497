"""Companies: people who travel as one, thrown together from shapes and origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from random import Random

from haven.people.persons.answers import Answers
from haven.people.persons.models import Kinship, Sex
from haven.web.demo.origins import ON_THEIR_WAY, Origin
from haven.web.demo.tellings import Teller

GENERATION = 18
"""Years between the head of a company and the eldest child."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a company: her sex and age, and what she is to its head."""

    sex: Sex
    youngest: int
    oldest: int
    kinship: Kinship | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How a company is made, and how often it comes in a hundred."""

    name: str
    weight: int
    head: Seat
    beside: tuple[Seat, ...] = ()
    most_children: int = 0


@dataclass(frozen=True, slots=True)
class Someone:
    """One of a company, with what she says about herself."""

    answers: Answers
    age: int
    kinship: Kinship | None


@dataclass(frozen=True, slots=True)
class Company:
    """People who arrived together; the first is the head."""

    shape: str
    origin: Origin
    people: tuple[Someone, ...]

    @property
    def head(self) -> Someone:
        return self.people[0]


SHAPES = (
    Shape("a man alone", 30, Seat(Sex.MALE, 18, 52)),
    Shape("a woman alone", 15, Seat(Sex.FEMALE, 18, 50)),
    Shape("a mother with children", 14, Seat(Sex.FEMALE, 22, 44), most_children=3),
    Shape(
        "a family",
        14,
        Seat(Sex.MALE, 24, 50),
        (Seat(Sex.FEMALE, 22, 46, Kinship.SPOUSE),),
        most_children=4,
    ),
    Shape("a couple", 6, Seat(Sex.FEMALE, 19, 40), (Seat(Sex.MALE, 20, 45, Kinship.SPOUSE),)),
    Shape("a boy alone", 9, Seat(Sex.MALE, 13, 17)),
    Shape("a girl alone", 2, Seat(Sex.FEMALE, 14, 17)),
    Shape("brothers", 3, Seat(Sex.MALE, 15, 22), (Seat(Sex.MALE, 9, 14, Kinship.SIBLING),)),
    Shape(
        "friends on the way",
        4,
        Seat(Sex.MALE, 18, 30),
        (Seat(Sex.MALE, 18, 30, Kinship.TRAVEL_COMPANION),),
    ),
    Shape("an older woman", 3, Seat(Sex.FEMALE, 61, 80)),
)


class Arrivals:
    """The companies that come to one mission, one after another and without end."""

    def __init__(self, dice: Random, mission: str, teller: Teller) -> None:
        self.dice, self.teller = dice, teller
        self.origins = ON_THEIR_WAY[mission]

    def company(self, on: date) -> Company:
        """The next company, as it presents itself on a day."""
        (shape,) = self.dice.choices(SHAPES, [shape.weight for shape in SHAPES])
        (origin,) = self.dice.choices(list(self.origins), list(self.origins.values()))
        family = self.dice.randrange(len(origin.families.split()))
        head = self._someone(shape.head, origin, family, on)
        seats = (*shape.beside, *self._children(shape, head))
        others = (self._someone(seat, origin, family, on) for seat in seats)
        return Company(shape.name, origin, (head, *others))

    def _children(self, shape: Shape, head: Someone) -> Iterator[Seat]:
        if not shape.most_children:
            return
        for _child in range(self.dice.randint(1, shape.most_children)):
            sex = self.dice.choice((Sex.FEMALE, Sex.MALE))
            yield Seat(sex, 0, min(16, head.age - GENERATION), Kinship.CHILD)

    def _someone(self, seat: Seat, origin: Origin, family: int, on: date) -> Someone:
        age = self.dice.randint(seat.youngest, seat.oldest)
        if seat.kinship is Kinship.TRAVEL_COMPANION:
            family = self.dice.randrange(len(origin.families.split()))
        answers = self.teller.answers(origin, family, age=age, sex=seat.sex, on=on)
        return Someone(answers, age, seat.kinship)


def ties(company: Company) -> Iterator[tuple[int, int, Kinship]]:
    """Who is what to whom, by place in the company: the second is the kinship of the first."""
    for place, someone in enumerate(company.people):
        if someone.kinship:
            yield 0, place, someone.kinship
    for one, other in combinations(range(1, len(company.people)), 2):
        pair = (company.people[one].kinship, company.people[other].kinship)
        if pair == (Kinship.SPOUSE, Kinship.CHILD):
            yield one, other, Kinship.CHILD
