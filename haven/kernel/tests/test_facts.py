"""A fact has no room for a name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.facts import DIMENSIONS, Fact, age_band


def test_a_fact_holds_codes():
    fact = Fact(what="person", mission="TJK", month=date(2026, 3, 1), services=frozenset({"legal"}))
    assert (fact.sex, fact.age_band, fact.concerns) == ("unknown", "unknown", frozenset())


@pytest.mark.parametrize("value", ["Мария", "امينه", "a@b.example", "x" * 61, "two\nlines", "a;b"])
@pytest.mark.parametrize("field", ["what", "mission", "sex", "age_band", "region"])
def test_what_is_no_code_is_refused(field, value):
    codes = {"what": "person", "mission": "TJK", field: value}
    with pytest.raises(ValueError, match="codes only"):
        Fact(month=date(2026, 3, 1), **codes)


@pytest.mark.parametrize("field", ["concerns", "exploitation", "services"])
def test_what_is_no_code_is_refused_in_a_set_too(field):
    with pytest.raises(ValueError, match="codes only"):
        Fact("person", "TJK", date(2026, 3, 1), **{field: frozenset({"legal", "her name: Ł"})})


def test_a_fact_does_not_know_the_day():
    with pytest.raises(ValueError, match="not the day"):
        Fact("person", "TJK", date(2026, 3, 2))


def test_every_dimension_reads_a_field_of_the_fact():
    fact = Fact("person", "TJK", date(2026, 3, 1))
    for dimension in DIMENSIONS.values():
        value = getattr(fact, dimension.field)
        assert isinstance(value, frozenset) == dimension.many


@pytest.mark.parametrize(
    ("name", "spelling"), [("year", "2026"), ("quarter", "2026-Q1"), ("month", "2026-03")]
)
def test_a_month_is_spelt_three_ways(name, spelling):
    spell = DIMENSIONS[name].spell
    assert spell is not None
    assert spell(date(2026, 3, 1)) == spelling


@given(st.integers(0, 120))
def test_every_age_has_a_band_and_a_child_is_never_in_an_adult_one(age):
    children = {"0-4", "5-11", "12-17"}
    assert (age_band(age) in children) == (age < 18)
