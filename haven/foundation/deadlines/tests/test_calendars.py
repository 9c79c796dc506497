"""A mission works when its country works."""

from datetime import UTC, date, datetime

import pytest

from haven.foundation.access.models import Mission
from haven.foundation.deadlines import status
from haven.foundation.deadlines.calendars import calendar_of, knows_holidays_of
from haven.foundation.places.countries import all_countries

WINTER = datetime(2026, 12, 30, tzinfo=UTC)


def mission(country, time_zone="UTC"):
    return Mission(code="XXX", name="Somewhere", country=country, time_zone=time_zone)


def test_the_holidays_of_this_and_the_next_year_are_known():
    calendar = calendar_of(mission("GE", "Asia/Tbilisi"), WINTER)
    assert date(2026, 5, 26) in calendar.holidays
    assert date(2027, 1, 7) in calendar.holidays
    assert calendar.tz == "Asia/Tbilisi"


@pytest.mark.parametrize(
    ("country", "weekend"), [("BA", {5, 6}), ("JO", {4, 5}), ("IL", {4, 5}), ("ZZ", {5, 6})]
)
def test_the_weekend_is_that_of_the_country(country, weekend):
    assert calendar_of(mission(country), WINTER).weekend == weekend


def test_the_holidays_of_the_whole_region_are_known():
    assert all(knows_holidays_of(one.iso2) for one in all_countries() if one.in_seeeca)


@pytest.mark.django_db
def test_the_status_says_whose_holidays_are_not_known(sarajevo):
    assert all(sign.good for sign in status.signs())
    Mission.objects.create(code="XXX", name="Somewhere", country="ZZ")
    (sign,) = status.signs()
    assert not sign.good
    assert "holidays of ZZ are not known" in sign.says
