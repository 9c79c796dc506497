"""Two records, one person? The evidence, and the pairs that must and must not match."""

import csv
from dataclasses import replace
from math import isclose, log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.ages import BirthDate
from haven.kernel.linkage import (
    PROBABLE_FROM,
    PROPOSED_FROM,
    Chances,
    Description,
    Field,
    Level,
    Linkage,
    Part,
    Rarity,
    Rival,
    Score,
    Weights,
)
from haven.kernel.names import Reason

TABLE = Path(__file__).parents[3] / "reference" / "linkage" / "weights.csv"
PEOPLE = 10_000

with TABLE.open(encoding="utf-8", newline="") as rows:
    WEIGHTS = Weights.of(csv.DictReader(rows))
LINKAGE = Linkage(WEIGHTS, people=PEOPLE)
COUNTED = replace(LINKAGE, rarity=Rarity.of(["Амина", "Ivan Kovač", "bad han"] * 100))

BORN = BirthDate(1994, 5, 17)
AMINA = Description.of(
    "Amina Karimova",
    birth=BORN,
    sex="female",
    nationalities=["TJ"],
    origin=["TJ01", "TJ0102", "Hulbuk"],
    documents=["A1234567"],
    phones=["+992900000001"],
)

names = st.text("abdhikmnrsш عل-", max_size=12) | st.sampled_from(["Амина", "شاهين", "Kovač Ivan"])
births = st.builds(
    BirthDate, st.integers(1950, 2020), st.none() | st.integers(1, 12), st.none()
) | st.dates().map(lambda day: BirthDate(day.year, day.month, day.day))
few = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=3)
descriptions = st.builds(
    lambda called, **known: Description.of(*called, **known),
    st.lists(names, max_size=3),
    birth=st.none() | births,
    sex=st.sampled_from(["", "unknown", "female", "male"]),
    nationalities=few,
    origin=few,
    documents=few,
    phones=few,
)


def probability(one: Description, other: Description) -> float:
    return LINKAGE.score(one, other).probability


def levels(one: Description, other: Description) -> dict[Field, Level]:
    return {part.field: part.level for part in LINKAGE.score(one, other).parts}


def born(*birth: int) -> Description:
    return Description.of(birth=BirthDate(*birth))


@given(descriptions, descriptions)
def test_the_order_of_the_two_changes_nothing(one, other):
    assert COUNTED.score(one, other) == COUNTED.score(other, one)


@given(descriptions, descriptions)
def test_the_order_of_her_names_changes_nothing(one, other):
    turned = replace(one, names=one.names[::-1])
    assert COUNTED.score(turned, other) == COUNTED.score(one, other)


@given(descriptions, descriptions)
def test_every_total_opens_into_its_parts(one, other):
    score = LINKAGE.score(one, other)
    assert isclose(score.total, score.prior + sum(part.weight for part in score.parts))
    assert isclose(score.probability, 1 / (1 + 2**-score.total))
    assert 0 < score.probability < 1


@given(descriptions)
def test_an_empty_value_never_agrees_with_a_filled_one(one):
    nothing = Description.of("", sex="unknown", nationalities=["unknown"], origin=[""], phones=[""])
    assert LINKAGE.score(one, nothing).parts == ()
    assert LINKAGE.score(nothing, nothing).parts == ()


@given(descriptions, descriptions, st.sampled_from(["birth", "sex", "origin", "documents"]))
def test_forgetting_one_value_takes_only_its_own_evidence_away(one, other, what):
    empty = getattr(Description(), what)
    before = LINKAGE.score(one, other).parts
    after = LINKAGE.score(replace(one, **{what: empty}), other).parts
    named = {"birth": Field.BIRTH_DAY.value[:5], "documents": Field.DOCUMENT.value}
    lost = named.get(what, what)
    kept = [(part.field, part.level) for part in before if not part.field.startswith(lost)]
    assert kept == [(part.field, part.level) for part in after]


def test_what_is_known_of_two_people_alone_gives_the_weight_of_the_table():
    male = LINKAGE.score(Description.of(sex="male"), Description.of(sex="male"))
    (part,) = male.parts
    assert part == Part(Field.SEX, Level.SAME, log2(0.99 / 0.5), None)
    assert male.prior == -log2(PEOPLE)
    assert male.rival is Rival.STRANGER


def test_a_score_is_absolute():
    alone = Score(Rival.STRANGER, -log2(PEOPLE), ())
    assert alone.probability == pytest.approx(1 / (1 + PEOPLE))


def test_the_same_woman_met_twice_is_probable():
    again = Description.of("Каримова Амина", birth=BORN, sex="female", nationalities=["TJ", "RU"])
    assert probability(AMINA, AMINA) > 0.999
    assert probability(AMINA, replace(again, documents=AMINA.documents)) > PROBABLE_FROM
    assert probability(AMINA, again) > 0.75


def test_twins_stay_apart():
    twin = Description.of(
        "Fatima Karimova",
        birth=BORN,
        sex="female",
        nationalities=["TJ"],
        origin=AMINA.origin,
        phones=AMINA.phones,
    )
    score = LINKAGE.score(AMINA, twin)
    assert score.rival is Rival.RELATIVE
    assert score.probability < PROPOSED_FROM


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ("Ahmad Karimov", "Ahmad Karimov"),
        ("Ahmad Rustam Karimov", "Rustam Ahmad Karimov"),
        ("Ahmad Rustam Karimov", "Rustam Ahmad"),
    ],
)
def test_father_and_son_stay_apart(father, son):
    one = Description.of(father, birth=BirthDate(1961, 3, 4), sex="male", phones=["1"])
    other = Description.of(son, birth=BirthDate(1990, 8, 9), sex="male", phones=["1"])
    assert LINKAGE.score(one, other).rival is Rival.RELATIVE
    assert probability(one, other) < 0.25


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"sex": "female"},
        {"nationalities": ["TJ"]},
        {"birth": BirthDate(1990)},
        {"birth": BirthDate(1990, 1, 1)},
    ],
)
def test_one_name_borne_by_two_is_undecided_without_more(more):
    one = Description.of("Amina Karimova", **more)
    assert PROPOSED_FROM < probability(one, one) < PROBABLE_FROM


def test_a_name_ever_so_rare_does_not_decide_alone():
    rarity = Rarity({"L": 100_000}, total=100_000)
    rare = Description.of("Ulduz Qaraxanli")
    assert replace(LINKAGE, rarity=rarity).score(rare, rare).probability < PROBABLE_FROM


def test_a_son_looked_for_by_another_spelling_is_proposed_and_a_stranger_is_not():
    """The worked example of a peer's matching, in our own words."""
    sought = Description.of("Ausama Al Rashid", "Asman beg", birth=BirthDate(2007, 1, 16))
    found = Description.of("Usama Yazan Al-Rashid", "Usman Beg", birth=BirthDate(2006, 10, 19))
    assert probability(sought, found) > PROPOSED_FROM
    assert probability(sought, Description.of("Anna Cartmel Ventura")) < 0.0001


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Kovač", "Kovac", Level.EXACT),
        ("Şahin", "Sahin", Level.EXACT),
        ("Şahin", "Шахин", Level.ALIKE),
        ("Шахин", "شاهين", Level.ALIKE),
        ("Mohammed", "Muhammad", Level.ALIKE),
        ("Amina", "Petrosyan", Level.DIFFERENT),
    ],
)
def test_names_agree_as_far_as_they_are_one(one, other, level):
    (part,) = LINKAGE.score(Description.of(one), Description.of(other)).parts
    assert part.level is level
    assert isinstance(part.reason, Reason)


def test_a_name_in_another_order_is_the_name_in_another_order():
    seen = levels(Description.of("Amina Karimova"), Description.of("Karimova Amina Rustamovna"))
    assert seen == {
        Field.GIVEN_NAME: Level.EXACT,
        Field.FAMILY_NAME: Level.EXACT,
        Field.NAME_ORDER: Level.SWAPPED,
    }


def test_in_another_order_the_word_that_differs_is_the_given_name():
    seen = levels(Description.of("Amina Karimova"), Description.of("Karimova Zuhra"))
    assert seen[Field.GIVEN_NAME] is Level.DIFFERENT
    assert seen[Field.FAMILY_NAME] is Level.EXACT


def test_of_all_names_the_two_that_agree_best_count():
    one = Description.of("Petrosyan", "Amina Karimova")
    assert levels(one, AMINA) | {Field.GIVEN_NAME: Level.EXACT} == levels(one, AMINA)


@pytest.mark.parametrize(
    ("one", "other", "field", "level"),
    [
        ((1990, 5, 7), (1990, 5, 7), Field.BIRTH_DAY, Level.SAME_DAY),
        ((1990, 5, 7), (1990, 7, 5), Field.BIRTH_DAY, Level.SAME_MONTH),
        ((1990, 5, 7), (1990, 5, 8), Field.BIRTH_DAY, Level.SAME_MONTH),
        ((1990, 5, 7), (1990, 6, 9), Field.BIRTH_DAY, Level.SAME_YEAR),
        ((1990, 5, 7), (1992, 5, 7), Field.BIRTH_DAY, Level.NEAR),
        ((1990, 5, 7), (1993, 5, 7), Field.BIRTH_DAY, Level.FAR),
        ((1990, 5, 7), (1990, 5), Field.BIRTH_MONTH, Level.SAME_MONTH),
        ((1990, 5), (1990, 6), Field.BIRTH_MONTH, Level.SAME_YEAR),
        ((1990, 5, 7), (1990,), Field.BIRTH_YEAR, Level.SAME_YEAR),
        ((1990, 1, 1), (1990, 1, 1), Field.BIRTH_YEAR, Level.SAME_YEAR),
        ((1990, 1, 1), (1990, 5, 7), Field.BIRTH_YEAR, Level.SAME_YEAR),
    ],
)
def test_births_are_compared_as_far_as_both_are_known(one, other, field, level):
    assert levels(born(*one), born(*other)) == {field: level}


@pytest.mark.parametrize(
    ("origin", "level"),
    [
        (["TJ01", "TJ0102", "Hulbuk"], Level.SAME_TOWN),
        (["TJ01", "TJ0102"], Level.SAME_DISTRICT),
        (["TJ01", "TJ0103", "Hulbuk"], Level.SAME_REGION),
        (["TJ02", "TJ0102"], Level.DIFFERENT),
    ],
)
def test_origins_agree_from_the_region_down(origin, level):
    assert levels(AMINA, Description.of(origin=origin)) == {Field.ORIGIN: level}


def test_a_common_name_says_less_than_a_rare_one():
    counted = replace(LINKAGE, rarity=Rarity.of(["Muhammad"] * 100 + ["Jamshed"] * 1000))
    common, rare = (Description.of(name) for name in ("Мухаммад", "Ulduz"))
    assert counted.score(common, common).total < LINKAGE.score(common, common).total
    assert counted.score(rare, rare).total > LINKAGE.score(rare, rare).total


def test_how_common_a_name_is_does_not_matter_where_names_differ():
    counted = replace(LINKAGE, rarity=Rarity.of(["Amina"] * 500))
    one, other = Description.of("Amina"), Description.of("Petrosyan")
    assert counted.score(one, other) == LINKAGE.score(one, other)


def test_weights_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="sex"):
        Weights(WEIGHTS.chances | {(Field.SEX, Level.SAME): Chances(0.5, 0.5, 0.5)})


@pytest.mark.parametrize("certain", [0.0, 1.0])
def test_nothing_is_certain_about_people(certain):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Chances(certain, 0.5, 0.5)


@given(descriptions, descriptions)
def test_who_the_other_would_be_is_told_by_kept_levels_as_by_the_records(one, other):
    score = LINKAGE.score(one, other)
    assert LINKAGE.rival_of((part.field, part.level) for part in score.parts) is score.rival
