"""How much each agreement says: one Splink model for every engine, made here and kept as a file.

    python -m haven.people.matching.batch.model > reference/linkage/batch.json

The chances are those of ``reference/linkage/weights.csv`` where it knows the level (``m``), shared
out by our own defaults where a level here is finer. Names are weighed by what they say: to share
words of together 20 bits happens to two strangers once in 2**20, whatever the writing and the order
of the words. Conditions use only what DuckDB and Spark compute alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from haven.foundation.reference import reference_file
from haven.people.matching.batch.words import SLOTS

MODEL = "linkage/batch.json"
PEOPLE = 1_000_000
"""Replaced by the size of each base: before anything is compared, anybody is as likely as any."""

Level = dict[str, Any]
Comparison = dict[str, Any]
EACH = range(1, SLOTS + 1)


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

WHOLE, ALMOST, PARTLY = 0.70, 0.12, 0.12
"""How often two records of one person share every word of the shorter name; all but one, which is
a slip apart; or only some."""

BY_CHANCE = {WHOLE: 0, ALMOST: 4, PARTLY: 0.3}
"""How many bits it says beside that strangers' other words differ as little, or as much."""

STEPS = tuple(range(30, 3, -2))


def names() -> Comparison:
    """How much is said by the words both names share, and what became of the other words."""
    unknown = {"sql_condition": "text_1_l is null or text_1_r is null", "is_null_level": True}
    levels = [
        *_steps("whole", f"{MISSING} <= 0", 0.70, 0.0),
        *_steps("almost", f"{MISSING} = 1 and ({CLOSE})", 0.12, 4.0),
        *_steps("partly", f"{MISSING} >= 1", 0.12, 0.2),
    ]
    return _comparison("names", [unknown, *levels, _level("ELSE", "different", 0.06, 0.97)])


def _heard_alike(one: int, other: int) -> str:
    return (
        f"((low_{one}_l & low_{other}_r) <> 0 and (high_{one}_l & high_{other}_r) <> 0)"
    )


def _said(one: int, other: int) -> str:
    """Bits said by two words; the rarer spelling counts where it is the same."""
    return (
        f"case when text_{one}_l = text_{other}_r then rarer_{one}_l"
        f" when {_heard_alike(one, other)} then least(rare_{one}_l, rare_{other}_r) else 0 end"
    )


def _answered(pairs: Iterable[tuple[int, int]]) -> str:
    heard = " or ".join(_heard_alike(one, other) for one, other in pairs)
    return f"case when {heard} then 1 else 0 end"


def _close(one: int, other: int) -> str:
    """One slip apart as they are heard."""
    return (
        f"(not {_heard_alike(one, other)} and length(sound_{one}_l) > 1"
        f" and length(sound_{other}_r) > 1 and levenshtein(sound_{one}_l, sound_{other}_r) < 2)"
    )


SHARED = "({})".format(
    " + ".join("greatest({})".format(", ".join(_said(i, j) for j in EACH)) for i in EACH)
)
OURS = " + ".join(_answered((i, j) for j in EACH) for i in EACH)
THEIRS = " + ".join(_answered((i, j) for i in EACH) for j in EACH)
MISSING = f"least(words_l, words_r) - least({OURS}, {THEIRS})"
CLOSE = " or ".join(_close(i, j) for i in EACH for j in EACH)


def _steps(title: str, condition: str, m: float, beside: float) -> Iterator[Level]:
    """One level for every two bits shared; strangers reach it as seldom as these bits say."""
    for bits in STEPS:
        u = min(0.9, m * 2.0 ** -(bits + 1 + beside)/m)
        yield _level(f"{condition} and {SHARED} >= {bits}", f"{title} {bits}", m, u)


# Birth --------------------------------------------------------------------------------------------

KNOWN = "year_l is not null and year_r is not null"
VAGUE = "(vague_l or vague_r)"


def birth_day() -> Comparison:
    """Two dates known to the day."""
    near = "abs(year_l - year_r) <= 2"
    return _comparison(
        "birth_day",
        [
            {"sql_condition": f"not ({KNOWN}) or {VAGUE}", "is_null_level": True},
            _level("year_l = year_r and month_l = month_r and day_l = day_r", "day", 0.45, 4e-5),
            _level("year_l = year_r and month_l = day_r and day_l = month_r", "turned", 0.05, 5e-5),
            _level(f"{near} and month_l = month_r and day_l = day_r", "years off", 0.1, 1.6e-4),
            _level("year_l = year_r and month_l = month_r", "month", 0.1, 0.0012),
            _level("year_l = year_r", "year", 0.2, 0.013),
            _level(near, "near", 0.05, 0.06),
            _level("ELSE", "far", 0.05, 0.925),
        ],
    )


def birth_year() -> Comparison:
    """Where one of them knows no more than the year."""
    return _comparison(
        "birth_year",
        [
            {"sql_condition": f"not ({KNOWN}) or not {VAGUE}", "is_null_level": True},
            _level("year_l = year_r and vague_l and vague_r", "both", 0.6, 0.0026),
            _level("year_l = year_r", "year", 0.2, 0.012),
            _level("abs(year_l - year_r) <= 2", "near", 0.15, 0.06),
            _level("ELSE", "far", 0.05, 0.925),
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
