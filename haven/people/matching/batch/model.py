"""How much each agreement says: one Splink model for every engine, made here and kept as a file.

    python -m haven.people.matching.batch.model > reference/linkage/batch.json

The chances are those of ``reference/linkage/weights.csv`` where it knows the level (``m``), shared
out by our own defaults where a level here is finer; a day that agrees was seen oftener on a
population with a known truth (benchmarks/linking.py, seed 1), a mere year less often. Names are
weighed by what they say: to share words of together 20 bits happens to two strangers once in
2**20, whatever the writing and the order of the words. Conditions use only what DuckDB and Spark
compute alike.
"""

from __future__ import annotations

import json
from typing import Any

from haven.foundation.reference import reference_file

MODEL = "linkage/batch.json"
PEOPLE = 1_000_000
"""Replaced by the size of each base: before anything is compared, anybody is as likely as any."""

Level = dict[str, Any]
Comparison = dict[str, Any]


def model() -> dict[str, Any]:
    """The model of a base of people."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": 1 / PEOPLE,
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "comparisons": [
            names(),
            birth_day(),
            birth_year(),
            _same("sex", "sex_l = sex_r", m=0.99, u=0.5),
            _overlapping("nationalities", m=0.95, u=0.2),
            _overlapping("documents", m=0.25, u=0.000001),
            _overlapping("phones", m=0.25, u=0.000001),
        ],
    }


def kept_model() -> dict[str, Any]:
    """The model that ships."""
    loaded: dict[str, Any] = json.loads(reference_file(MODEL).read_text(encoding="utf-8"))
    return loaded


def fitted(kept: dict[str, Any], people: int, extras: int = 0) -> dict[str, Any]:
    """The model for so many people, and so many further columns of text."""
    more = [extra(f"extra_{number + 1}") for number in range(extras)]
    return {
        **kept,
        "probability_two_random_records_match": 1 / max(2, people),
        "comparisons": [*kept["comparisons"], *more],
    }


# Names --------------------------------------------------------------------------------------------

FAINTEST, STRONGEST, STEPS = -12, 60, 4
"""From so few to so many bits, in quarters of a bit."""


def names() -> Comparison:
    """What the names say together was weighed when the two met: a level for a quarter of a bit.

    It stands in ``match_key``, in quarters; Splink keeps that of every pair.
    """
    quarters = range(STRONGEST * STEPS, FAINTEST * STEPS - 1, -1)
    levels = [
        _level(f"match_key >= {n}", f"{n / STEPS} bits", *_worth(n / STEPS)) for n in quarters
    ]
    return _comparison("names", [*levels, _level("ELSE", "nothing", *_worth(FAINTEST - 1))])


def _worth(bits: float) -> tuple[float, float]:
    """Two chances, the first of which is 2**bits times the second."""
    return (0.5, 0.5 * 2.0**-bits) if bits >= 0 else (0.5 * 2.0**bits, 0.5)


# Birth --------------------------------------------------------------------------------------------

KNOWN = "year_l is not null and year_r is not null"
VAGUE = "(vague_l or vague_r)"
NEAR = "abs(year_l - year_r) <= 2"


def birth_day() -> Comparison:
    """Two dates known to the day."""
    return _comparison(
        "birth_day",
        [
            {"sql_condition": f"not ({KNOWN}) or {VAGUE}", "is_null_level": True},
            _level("year_l = year_r and month_l = month_r and day_l = day_r", "day", 0.58, 6e-5),
            _level("year_l = year_r and month_l = day_r and day_l = month_r", "turned", 0.05, 2e-5),
            _level(f"{NEAR} and month_l = month_r and day_l = day_r", "years off", 0.1, 1.9e-4),
            _level("year_l = year_r and month_l = month_r", "month", 0.1, 0.0014),
            _level("year_l = year_r", "year", 0.08, 0.016),
            _level(NEAR, "near", 0.04, 0.07),
            _level("ELSE", "far", 0.05, 0.91233),
        ],
    )


def birth_year() -> Comparison:
    """Where one of them knows no more than the year."""
    return _comparison(
        "birth_year",
        [
            {"sql_condition": f"not ({KNOWN}) or not {VAGUE}", "is_null_level": True},
            _level("year_l = year_r and vague_l and vague_r", "year of both", 0.6, 0.0018),
            _level("year_l = year_r", "year", 0.2, 0.0157),
            _level(NEAR, "near", 0.15, 0.07),
            _level("ELSE", "far", 0.05, 0.9125),
        ],
    )


# The rest -----------------------------------------------------------------------------------------


def extra(column: str) -> Comparison:
    """A text that has no rules of its own: a street, a town."""
    one, other = f"{column}_l", f"{column}_r"
    slip = f"levenshtein({one}, {other})"
    exact = {
        **_level(f"{one} = {other}", "same", 0.75, 0.002),
        "tf_adjustment_column": column,
        "tf_adjustment_weight": 1.0,
    }
    return _comparison(
        column,
        [
            {"sql_condition": f"{one} is null or {other} is null", "is_null_level": True},
            exact,
            _level(f"{slip} <= 1", "a slip", 0.08, 0.001),
            _level(f"{slip} <= 2", "two slips", 0.05, 0.002),
            _level("ELSE", "different", 0.12, 0.995),
        ],
    )


def _overlapping(column: str, m: float, u: float) -> Comparison:
    return _same(column, f"arrays_overlap({column}_l, {column}_r)", m, u)


def _same(column: str, condition: str, m: float, u: float) -> Comparison:
    null = f"{column}_l is null or {column}_r is null"
    return _comparison(
        column,
        [
            {"sql_condition": null, "is_null_level": True},
            _level(condition, "same", m, u),
            _level("ELSE", "different", 1 - m, 1 - u),
        ],
    )


def _comparison(name: str, levels: list[Level]) -> Comparison:
    return {"output_column_name": name, "comparison_levels": levels}


def _level(condition: str, label: str, m: float, u: float) -> Level:
    return {
        "sql_condition": condition,
        "label_for_charts": label,
        "m_probability": m,
        "u_probability": u,
    }


if __name__ == "__main__":
    print(json.dumps(model(), indent=1))
