"""A few hundred fictional people, some of them filed twice."""

from __future__ import annotations

from itertools import product

import pytest

from haven.people.matching.batch.prepare import prepare
from haven.people.matching.batch.records import Record

GIVEN_NAMES = "Amina Бахтиёр نازنین Nino Հասմիկ Şirin Goran Ketevan Rustam Лола Samira Davit"
FAMILY_NAMES = "Karimova Назаров رحیمی Beridze Սարգսյան Yılmaz Kovač Lomidze Saidov Орлова"


def someone(name, birth=(1988, 4, 12), sex="female", **more):
    return Record((name,), birth, sex, **more)


@pytest.fixture(scope="session")
def crowd():
    """120 people, and six records more of the first six: spelt, written or dated otherwise."""
    names = [
        f"{given} {family}" for given, family in product(GIVEN_NAMES.split(), FAMILY_NAMES.split())
    ]
    people = [
        someone(name, (1950 + number % 60, 1 + number % 12, 2 + number % 26))
        for number, name in enumerate(names)
    ]
    again = [
        someone("Амина Каримова", people[0].birth),
        someone("Nazarov Amina", people[1].birth),
        someone("Amina Rahimi", (people[2].birth[0], 1, 1)),
        someone("Amina Berridze", people[3].birth),
        someone("Amina Sargsyan", None),
        someone("Amina Yilmaz", (people[5].birth[0] + 1, *people[5].birth[1:])),
    ]
    return [*people, *again]


@pytest.fixture(scope="session")
def truth(crowd):
    """Which of them are one person, by their numbers."""
    return {(number, 120 + number) for number in range(len(crowd) - 120)}


@pytest.fixture(scope="session")
def table(crowd):
    """The crowd, read."""
    return prepare(crowd, processes=1, tell=lambda text: None)
