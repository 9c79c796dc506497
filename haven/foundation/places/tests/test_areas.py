"""Areas lie in their province, and their province in their country."""

import pytest

from haven.foundation.places.areas import UnknownAreaError, _areas, area, areas_of
from haven.foundation.places.countries import all_countries, country

WITHOUT_AREAS = {"SVN", "XKX"}


def test_every_district_lies_in_a_province_of_the_same_country():
    for one in _areas().values():
        assert country(one.country)
        assert (one.level == 1) == (one.parent == "")
        if one.parent:
            assert area(one.parent).country == one.country
            assert area(one.parent).level == 1


def test_every_country_of_the_region_has_provinces():
    region = {one.iso2 for one in all_countries() if one.in_seeeca and one.iso3 != "XKX"}
    assert not {code for code in region if not areas_of(code)}
    assert not areas_of("SI")


def test_crimea_is_an_area_of_ukraine():
    assert [one.country for one in _areas().values() if "Crimea" in one.name] == ["UA"]


def test_areas_come_by_level():
    assert [one.name for one in areas_of("BA")] == [
        "Federation of Bosnia and Herzegovina",
        "Republika Srpska",
        "Brčko District",
    ]
    assert len(areas_of("TJ", level=1)) == 5
    assert len(areas_of("TJ", level=2)) == 76


def test_an_unknown_code_is_refused():
    with pytest.raises(UnknownAreaError):
        area("XX99")
