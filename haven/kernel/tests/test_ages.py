"""Ages from half-known dates, and the benefit of the doubt."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.ages import (
    AgeRange,
    Basis,
    BirthDate,
    Precision,
    age_band,
    age_on,
    may_be_a_child,
)

TODAY = date(2026, 6, 1)
born = st.dates(date(1930, 1, 1), TODAY)
bases = st.sampled_from([*Basis, None])


def as_far_as_known(day, precision):
    month = None if precision is Precision.YEAR else day.month
    return BirthDate(day.year, month, day.day if precision is Precision.DAY else None)


@given(born, st.sampled_from(Precision))
def test_the_true_age_lies_in_the_range(day, precision):
    true_age = age_on(BirthDate(day.year, day.month, day.day), TODAY)
    possible = age_on(as_far_as_known(day, precision), TODAY)
    assert true_age.low == true_age.high
    assert possible.low <= true_age.low <= possible.high <= possible.low + 1
    assert as_far_as_known(day, precision).precision is precision


@given(born, st.sampled_from(Precision), bases)
def test_knowing_less_never_makes_a_child_an_adult(day, precision, basis):
    if may_be_a_child(as_far_as_known(day, Precision.DAY), Basis.DOCUMENT, TODAY):
        assert may_be_a_child(as_far_as_known(day, precision), basis, TODAY)


@pytest.mark.parametrize(
    ("age", "basis", "child"),
    [
        (17, Basis.DOCUMENT, True),
        (18, Basis.DOCUMENT, False),
        (18, Basis.STATED, False),
        (18, None, False),
        (19, Basis.ESTIMATED, True),
        (20, Basis.ESTIMATED, False),
        (21, Basis.DISPUTED, True),
        (22, Basis.DISPUTED, False),
    ],
)
def test_a_doubtful_minor_is_treated_as_a_child(age, basis, child):
    assert may_be_a_child(BirthDate(TODAY.year - age, 6, 1), basis, TODAY) is child


def test_a_known_year_alone_leaves_room_for_a_child():
    assert may_be_a_child(BirthDate(2008), Basis.DOCUMENT, TODAY) is True
    assert may_be_a_child(BirthDate(2007), Basis.DOCUMENT, TODAY) is False


def test_without_a_date_nothing_is_presumed():
    assert may_be_a_child(None, None, TODAY) is None
    assert age_band(None, TODAY) == "unknown"


@pytest.mark.parametrize(
    ("day", "age"), [(date(2027, 2, 28), 2), (date(2027, 3, 1), 3), (date(2028, 2, 29), 4)]
)
def test_a_leap_day_child_grows_older_on_the_first_of_march(day, age):
    assert age_on(BirthDate(2024, 2, 29), day) == AgeRange(age, age)


@given(born)
def test_a_band_holds_the_age(day):
    age = age_on(BirthDate(day.year, day.month, day.day), TODAY).low
    band = age_band(BirthDate(day.year, day.month, day.day), TODAY)
    youngest, _, oldest = band.removesuffix("+").partition("-")
    assert int(youngest) <= age <= int(oldest or 150)


def test_a_band_is_unknown_when_the_year_spans_two():
    assert age_band(BirthDate(2008), TODAY) == "unknown"
    assert age_band(BirthDate(2000), TODAY) == "25-59"


@pytest.mark.parametrize("parts", [(2025, 2, 29), (2025, 13, None), (2025, None, 3)])
def test_a_date_no_calendar_has_is_refused(parts):
    with pytest.raises(ValueError, match=r"day|month"):
        BirthDate(*parts)


def test_nobody_is_born_tomorrow():
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(ValueError, match="after the day"):
        age_on(BirthDate(tomorrow.year, tomorrow.month, tomorrow.day), TODAY)
    assert age_on(BirthDate(TODAY.year), TODAY) == AgeRange(0, 0)
