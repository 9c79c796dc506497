"""Figures from the command line."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def said(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("spoken", "sarajevo", "tbilisi")
def test_a_table_is_counted_and_printed():
    page = said("table", by="mission,sex", audience="partner", what="person")
    assert page.splitlines()[0].split() == ["Mission", "Female", "Male", "All"]
    assert "rounded to a multiple of five" in page
    assert "SJJ" in page


@pytest.mark.usefixtures("spoken", "sarajevo", "tbilisi")
def test_a_table_comes_as_a_file():
    rows = list(
        csv.DictReader(
            StringIO(said("table", by="region", audience="team", what="person", format="csv"))
        )
    )
    assert {"region": "Oceania", "count": "3"} in rows


@pytest.mark.usefixtures("counted")
def test_a_table_can_be_printed_as_it_was_counted(monkeypatch):
    monkeypatch.setattr("haven.insight.statistics.actions.open_doors", lambda name: [])
    assert "420" in said("table", by="sex", audience="team", what="person", as_counted=True)


def test_a_dimension_nobody_knows_is_refused(sarajevo):
    with pytest.raises(CommandError, match="no dimension shoe_size"):
        said("table", by="shoe_size", audience="public")


def test_a_file_that_is_none_is_refused(sarajevo, tmp_path):
    with pytest.raises(CommandError, match="was not read"):
        said("import_facts", str(tmp_path / "none.csv"), layout="ctdc-vp")
    (tmp_path / "latin.csv").write_bytes(b"yearRegister,gend\xe9r\n")
    with pytest.raises(CommandError, match="was not read"):
        said("import_facts", str(tmp_path / "latin.csv"), layout="ctdc-vp")
