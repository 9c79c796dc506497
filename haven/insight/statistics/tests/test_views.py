"""The Evidence page shows figures to those who may read them, with what must be said beside."""

import csv
from datetime import date
from io import StringIO
from types import SimpleNamespace

import pytest

from haven.insight.statistics.sheets import write_csv
from haven.kernel.disclosure import Audience, Axis, protected
from haven.kernel.facts import Fact

pytestmark = pytest.mark.django_db
ASKED = {"first": "region", "second": "sex", "what": "person", "audience": "public"}


@pytest.fixture
def reading(client, dana):
    client.force_login(dana.user)
    return client


def test_before_the_first_count_the_page_offers_to_count(reading):
    assert "Nothing has been counted yet" in reading.get("/evidence/").content.decode()


def test_counting_comes_back_to_the_page(reading, spoken):
    answer = reading.post("/evidence/count-again/", follow=True)
    assert answer.redirect_chain == [("/evidence/", 302)]
    assert "Broken down by" in answer.content.decode()


def test_the_usual_table_is_there_before_anything_is_asked(reading, monkeypatch, sarajevo):
    case = Fact(what="case", mission="SJJ", month=date(2026, 1, 1), sex="male", age_band="25-59")
    room = SimpleNamespace(facts=lambda: [case] * 40)
    monkeypatch.setattr("haven.insight.statistics.actions.open_doors", lambda name: [room])
    reading.post("/evidence/count-again/")
    answer = reading.get("/evidence/")
    assert [axis.name for axis in answer.context["table"].axes] == ["sex", "age_band"]
    assert answer.context["table"].audience == Audience.PUBLIC


def test_a_table_stands_with_its_definition_and_its_caveats(reading, counted):
    page = reading.get("/evidence/", ASKED).content.decode()
    assert "Region of nationality" in page
    assert "Each person is counted once" in page
    assert "rounded to a multiple of five" in page
    assert "figures are not given" in page
    assert "not given</span>" in page


def test_an_analyst_is_not_offered_exact_figures(reading, counted):
    answer = reading.get("/evidence/", ASKED | {"audience": "team"})
    assert "audience" in answer.context["form"].errors
    assert "table" not in answer.context


def test_the_same_dimension_twice_is_said_beside_the_field(reading, counted):
    answer = reading.get("/evidence/", ASKED | {"second": "region"})
    assert answer.context["form"].errors["second"] == ["This dimension is in the table already."]


def test_a_table_is_taken_away_as_a_file(reading, counted):
    answer = reading.get("/evidence/", ASKED | {"format": "csv"})
    assert answer["Content-Disposition"] == 'attachment; filename="haven-region-sex-public.csv"'
    lines = list(csv.reader(StringIO(answer.content.decode())))
    assert lines[0] == ["region", "sex", "count"]
    assert ["Oceania", "female", "suppressed"] in lines
    assert ["All", "All", "400"] in lines


def test_those_without_a_role_for_it_find_no_page(client, pavle, counted):
    client.force_login(pavle.user)
    assert client.get("/evidence/").status_code == 404
    assert client.post("/evidence/count-again/").status_code == 404


@pytest.mark.parametrize("code", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_spreadsheet_calculates_a_code(code):
    file = StringIO()
    write_csv(protected((Axis("code", (code,)),), {(code,): 20}, Audience.TEAM), file)
    assert f"'{code}" in file.getvalue()
