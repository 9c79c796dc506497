"""The published counts of a public data set come out of our own counting, every one of them."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from haven.foundation.access.actors import Actor
from haven.insight.statistics.actions import import_facts
from haven.insight.statistics.layouts import CTDC_VP
from haven.insight.statistics.models import StoredFact
from haven.insight.statistics.queries import Question, dimensions_of, rows_of, table
from haven.insight.statistics.tests.conftest import AT
from haven.kernel.disclosure import ALL, Audience
from haven.kernel.facts import UNKNOWN

REPOSITORY = Path(__file__).parents[4]
SHARED = Path(os.environ.get("HAVEN_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "reference" / "data" / "ctdc"
FACTS = DATA / "CTDC_VPsynthetic_condensed.csv"
EXPECTED = DATA / "CTDC_VP_expected_frequencies.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not FACTS.exists(),
        reason="the CTDC file is not ours to ship: put it beside the repository or in HAVEN_SHARED",
    ),
]


@pytest.fixture
def console(sarajevo):
    actor = Actor.console()
    with FACTS.open(encoding="utf-8", newline="") as file:
        assert import_facts(by=actor, file=file, layout=CTDC_VP, at=AT) == 21_195
    return actor


def exact(actor, *by):
    cells = table(Question(by, Audience.TEAM, "person", source="ctdc-vp"), actor).cells
    return {key: cell.count for key, cell in cells.items()}


def test_all_published_counts_come_out(console):
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    figures = {column: exact(console, column) for column in CTDC_VP.columns}
    wrong = [row for row in expected if ours(figures[row["variable"]], row) != int(row["n"])]
    assert (len(expected), wrong) == (95, [])


def ours(figures, row):
    missing = figures.get((UNKNOWN,), 0)
    return {
        "VALID": figures.get((row["value"],)),
        "VALID_TOTAL": figures[(ALL,)] - missing,
        "MISSING": missing,
        "TOTAL": figures[(ALL,)],
    }[row["row_kind"]]


def test_ages_of_several_perpetrators_are_counted_one_by_one(console):
    figures = exact(console, "IP_ageBroad.each")
    ages = {key[0]: n for key, n in figures.items() if "-" in key[0] or key[0] == "48+"}
    assert (figures[(ALL,)] - figures[("none",)], sum(ages.values())) == (3_202, 3_253)
    shares = {age: round(100 * n / 3_253, 1) for age, n in ages.items()}
    assert shares == {"0--29": 10.2, "30--38": 37.7, "39--47": 41.0, "48+": 11.2}


def test_perpetrators_mostly_come_from_the_victims_own_region(console):
    known = dimensions_of("ctdc-vp")
    by = (known["UN_COO_Region"], known["IP_citizen_UNRegion.each"])
    rows = rows_of(StoredFact.objects.filter(source="ctdc-vp"), by)
    both = Counter(
        {row: n for row, n in rows.items() if row[0] != UNKNOWN and "none" not in row[1]}
    )
    assert both.total() == 11_925
    same = sum(n for (victim, others), n in both.items() if others == {victim})
    among = sum(n for (victim, others), n in both.items() if victim in others)
    assert (round(100 * same / 11_925, 1), round(100 * among / 11_925, 1)) == (90.7, 95.5)
