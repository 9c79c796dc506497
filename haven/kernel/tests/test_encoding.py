"""Encodings: whoever is one person stays recognisable, and nobody without the secret learns who."""

from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.decoding import (
    duplicates,
    everybody,
    name_alone,
    ours,
    patterns,
    recovered,
    unsalted,
    with_common_names,
    year,
)
from benchmarks.encodings import KINDS, compare, f1, told, two_sides
from benchmarks.population import Kind, population
from haven.kernel.ages import BirthDate
from haven.kernel.linkage.encoded import LikelyPair, compared, dice
from haven.kernel.linkage.encoding import LENGTH, Encoder, Told, features

ONE, OTHER = Encoder(bytes(32)), Encoder(b"\x01" * 32)
LEYLA = Told("Leyla Şahin", BirthDate(1994, 5, 17), "female")

people = st.builds(
    Told,
    st.text("abdehiklmnorstuyzşčАБДИКЛМНРСاملنرسی", min_size=4, max_size=12).map(
        lambda word: f"{word} Kareem"
    ),
    st.builds(BirthDate, st.integers(1940, 2020), st.integers(1, 12), st.integers(2, 28)),
    st.sampled_from(["female", "male", "unknown"]),
)
filters = st.integers(0, (1 << LENGTH) - 1)


@given(filters, filters)
def test_likeness_is_symmetric_and_between_nothing_and_all(one, other):
    assert dice(one, other) == dice(other, one)
    assert 0 <= dice(one, other) <= 1
    assert dice(one, one) == (1 if one else 0)


@given(people)
def test_one_record_has_one_filter_under_one_secret(person):
    assert ONE.filed(person) == Encoder(bytes(32)).filed(person)


@given(people)
def test_a_record_is_found_in_the_file_it_stands_in(person):
    found = compared([ONE.sought(person)], [ONE.filed(person)])
    assert [(pair.ours, pair.theirs) for pair in found.pairs] == [(0, 0)]


@given(people, people)
def test_what_two_secrets_make_is_alike_by_chance_only(person, other):
    """Chance: each bit is set in both as often as both set it; 0.2 is far beyond."""
    apart = abs(dice(ONE.filed(person), OTHER.filed(person)) - _chance(person, person))
    assert apart < 0.2
    assert not compared([ONE.sought(person)], [OTHER.filed(person)]).pairs


def _chance(person, other):
    a, b = ONE.filed(person).bit_count(), OTHER.filed(other).bit_count()
    return 2 * a * b / LENGTH / (a + b)


def test_what_two_secrets_make_is_on_average_as_alike_as_chance():
    some = [told(record) for record in population(300, seed=4)]
    likeness = mean(dice(ONE.filed(one), OTHER.filed(one)) for one in some)
    assert likeness == pytest.approx(mean(_chance(one, one) for one in some), abs=0.01)


def test_two_years_make_strangers_of_namesakes_in_a_file():
    born_later = Told(LEYLA.name, BirthDate(2004, 5, 17), LEYLA.sex)
    assert dice(ONE.filed(LEYLA), ONE.filed(born_later)) < 0.25


@pytest.mark.parametrize(
    "again",
    [
        Told("Шахин Лейла", BirthDate(1994, 5, 17), "female"),
        Told("شاهين ليلى", BirthDate(1994, 5, 17), "female"),
        Told("Layla Shahin", BirthDate(1995, 5, 17), "female"),
        Told("Leyla Şahin", BirthDate(1994, 1, 1), "unknown"),
        Told("Leila Sahin", BirthDate(1994, 5, 18), "female"),
    ],
)
def test_another_writing_or_a_date_nearly_right_is_a_probable_pair(again):
    assert compared([ONE.sought(LEYLA)], [ONE.filed(again)]).pairs


@pytest.mark.parametrize(
    "stranger",
    [
        Told("Nadia Haddad", BirthDate(1994, 5, 17), "female"),
        Told("Leyla Şahin", BirthDate(1984, 5, 17), "female"),
        Told("Kemal Şahin", BirthDate(1994, 11, 2), "male"),
    ],
)
def test_a_birthday_a_name_or_a_family_alone_is_none(stranger):
    assert not compared([ONE.sought(LEYLA)], [ONE.filed(stranger)]).pairs


def test_the_first_of_january_tells_a_year_only():
    heaped = features(Told("Leyla", BirthDate(1994, 1, 1)))
    assert heaped == features(Told("Leyla", BirthDate(1994)))
    assert not {kind for kind, _ in heaped} & {"day", "part_of_day"}


def test_everybody_is_in_one_pair_at_most():
    found = compared([ONE.sought(LEYLA)] * 2, [ONE.filed(LEYLA)] * 3)
    assert [(pair.ours, pair.theirs) for pair in found.pairs] == [(0, 0), (1, 1)]
    assert isinstance(found.pairs[0], LikelyPair)


def test_a_secret_has_32_bytes():
    with pytest.raises(ValueError, match="32 bytes"):
        Encoder(b"short")


@pytest.mark.parametrize(("kinds", "least"), [((Kind.TYPO,), 0.985), (KINDS, 0.97)])
def test_two_organisations_find_whom_both_know(kinds, least):
    """On 20,000 a side: see docs/explanation/encodings.md."""
    records, theirs = two_sides(1500, kinds, seed=7)
    found = compare(records, theirs)
    assert f1(found, theirs)[0] >= least
    assert found.candidates < 0.2 * 5 * len(records) * len(theirs)


@pytest.fixture(scope="module")
def twenty_thousand():
    return list(population(20_000, seed=1))


@pytest.mark.parametrize("attack", [duplicates, patterns])
def test_frequencies_tell_two_given_names_in_a_hundred_at_most(twenty_thousand, attack):
    """Even of those whose year of birth she was told: every tenth year, whole."""
    some = [one for one in map(told, twenty_thousand) if one.birth.year % 10 == 5]
    assert len(some) > 1500
    assert recovered(some, ours, attack, year) <= 0.02


def test_the_attack_can_succeed(twenty_thousand):
    """The same attacker, where a filter holds the given name alone and some names are common."""
    uneven = [told(one) for one in with_common_names(twenty_thousand, Random(3))]  # noqa: S311
    assert recovered(uneven, name_alone, duplicates, everybody) >= 0.2


def test_patterns_tell_names_where_no_bit_is_turned(twenty_thousand):
    """The same attacker again: it is the turned bits that stop her."""
    some = [one for one in map(told, twenty_thousand) if one.birth.year == 1995]
    assert recovered(some, unsalted, patterns, year) >= 0.5
