import re
from datetime import date
from random import Random

import pytest

from haven.kernel.ages import ADULT_AT
from haven.kernel.names import name_keys
from haven.people.persons.models import Kinship
from haven.web.demo.companies import Arrivals, ties
from haven.web.demo.origins import ON_THEIR_WAY
from haven.web.demo.tellings import Teller, fictional_phones

ON = date(2026, 3, 4)


def companies(seed, count=150):
    dice = Random(seed)  # noqa: S311
    phones = fictional_phones(dice)
    return [
        Arrivals(dice, code, Teller(dice, country, phones)).company(ON)
        for code, country in (("SJJ", "BA"), ("TBS", "GE"), ("DYU", "TJ"))
        for _ in range(count)
    ]


def everybody(seed=7):
    return [someone for company in companies(seed) for someone in company.people]


def test_the_same_seed_gives_the_same_people():
    assert companies(3) == companies(3)
    assert companies(3) != companies(4)


def test_every_telephone_number_is_one_nobody_has():
    numbers = [
        contact.value
        for someone in everybody()
        for contact in someone.answers["contacts"]
        if contact.channel in {"phone", "message"}
    ]
    assert len(numbers) == len(set(numbers)) > 100
    assert all(re.fullmatch(r"\+44 7700 900\d{3}", number) for number in numbers)


def test_no_birth_date_lies_in_the_future():
    births = [someone.answers["birth"] for someone in everybody()]
    assert all(birth.earliest <= ON for birth in births if birth)


def test_children_come_after_their_parents():
    for company in companies(11):
        for someone in company.people:
            if someone.kinship is Kinship.CHILD:
                assert company.head.age - someone.age >= ADULT_AT


def test_a_child_has_both_parents():
    family = next(company for company in companies(5) if company.shape == "a family")
    assert {(0, 1, Kinship.SPOUSE), (0, 2, Kinship.CHILD), (1, 2, Kinship.CHILD)} <= set(
        ties(family)
    )


@pytest.mark.parametrize("origin", {one for way in ON_THEIR_WAY.values() for one in way})
@pytest.mark.parametrize("female", [True, False])
def test_every_name_is_found_in_its_own_letters_and_in_ours(origin, female):
    names = [*origin.given_names(female=female), *origin.family_names(female=female)]
    lost = [native for native, latin in names if not name_keys(native) & name_keys(latin)]
    assert lost == []
