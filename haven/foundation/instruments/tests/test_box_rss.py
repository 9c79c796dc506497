"""The sustainability survey in the box weighs exactly what its published table says."""

from decimal import Decimal

import pytest

from haven.foundation.instruments.queries import from_the_box
from haven.foundation.instruments.workbook.sheets import sheets_of
from haven.foundation.instruments.workbook.taking import taken
from haven.foundation.reference import reference_rows
from haven.kernel.scoring import Missing

ROWS = reference_rows("reintegration/rss_scoring.csv")
BUILT = "SO11"


@pytest.fixture(scope="module")
def scoring():
    with from_the_box("rss").open("rb") as file:
        return taken(sheets_of(file), "rss", "1").scoring


def test_every_answer_gives_the_published_points(scoring):
    items = {item.name: item for item in scoring.items}
    asked = [row for row in ROWS if row["code"] in items]
    assert {row["code"] for row in ROWS} - {BUILT} <= items.keys()
    for row in asked:
        point = items[row["code"]].point(row["option"], scoring.spellings)
        assert point.points == Decimal(row["score"]), row


def test_silence_is_worth_one_half_everywhere(scoring):
    for item in scoring.items:
        assert {item.when_missing[why] for why in Missing} == {Decimal("0.5")}


@pytest.mark.parametrize("dimension", ["economic", "social", "psychosocial"])
def test_every_dimension_has_the_published_weights(scoring, dimension):
    published = {
        row["code"]: Decimal(row["weight_dimension"])
        for row in ROWS
        if row["dimension"] == dimension
    }
    assert _weights(scoring, dimension) == published
    assert sum(published.values()) == 1


def test_the_composite_has_the_published_weights(scoring):
    published = {row["code"]: Decimal(row["weight_composite"]) for row in ROWS if _is_code(row)}
    assert _weights(scoring, "composite") == published
    assert sum(published.values()) == 1


def _is_code(row):
    return row["dimension"] in {"economic", "social", "psychosocial"}


def _weights(scoring, name):
    return next(dict(scale.weights) for scale in scoring.scales if scale.name == name)
