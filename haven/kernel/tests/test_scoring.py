"""Scores come from tables, and every point has its reason."""

import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from haven.kernel.scoring import (
    Band,
    How,
    Item,
    Missing,
    Rule,
    Scale,
    Scoring,
    Sign,
    Step,
    Strength,
    Term,
    Way,
)

ORACLES = Path(__file__).parent / "oracles"
REFERENCE = Path(__file__).parents[3] / "reference"
VECTORS = json.loads((ORACLES / "rss_vectors.json").read_text())["vectors"]
SERVICES = ("SO1", "SO3", "SO5", "SO7", "SO8", "SO9")
TIERS = (Band("intensive"), Band("regular", Decimal("0.33")), Band("light", Decimal("0.66"), True))
STRONG, MEDIUM, WEAK = Strength.STRONG, Strength.MEDIUM, Strength.WEAK


def sustainability():
    """The survey as its published table has it."""
    points, weights = defaultdict(dict), defaultdict(dict)
    table = REFERENCE / "reintegration" / "rss_scoring.csv"
    for row in csv.DictReader(table.open(encoding="utf-8")):
        weights[row["dimension"]][row["code"]] = Decimal(row["weight_dimension"])
        weights["composite"][row["code"]] = Decimal(row["weight_composite"])
        if row["code"] != "SO11":
            points[row["code"]][row["option"]] = Decimal(row["score"])
    items = [
        Item(name, told, when_missing={Missing.UNANSWERED: Decimal("0.5")})
        for name, told in points.items()
    ]
    built = Scale("SO11", dict.fromkeys(SERVICES, Decimal(1)), How.MEAN)
    return Scoring(items, [built, *(Scale(name, of, bands=TIERS) for name, of in weights.items())])


SURVEY = sustainability()
POINTS = {item.name: item.points for item in SURVEY.items}


def answered(points):
    """Answers that give these points; of several that do, one that is an answer."""
    return {
        name: next(said for said, given in POINTS[name].items() if given == Decimal(str(point)))
        for name, point in points.items()
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_published_scores_come_out(vector):
    totals = {
        score.scale: score.total for score in SURVEY.result(answered(vector["points"])).scores
    }
    for scale, expected in vector["expected"].items():
        assert abs(float(totals[scale]) - expected) < 1e-9


@given(
    some.fixed_dictionaries(
        {name: some.sampled_from(sorted(told)) for name, told in POINTS.items()}
    )
)
def test_reasons_add_up_to_the_total_and_scores_stay_in_their_range(answers):
    for score in SURVEY.result(answers).scores[1:]:
        assert sum(reason.worth for reason in score.reasons) == score.total
        assert 0 <= score.total <= 1


def test_an_unknown_that_is_given_the_middle_stays_an_unknown():
    result = SURVEY.result(dict.fromkeys(POINTS, "dont_know") | {"SO4": "", "EC7": "refused"})
    assert {score.total for score in result.scores} == {Decimal("0.5")}
    assert result.without_answer[Missing.DONT_KNOW] == 26
    assert result.without_answer[Missing.REFUSED] == 1
    assert result.without_answer[Missing.UNANSWERED] == 1
    economic = result.scores[1]
    assert economic.without_answer(Missing.DONT_KNOW) == 8


@pytest.mark.parametrize(
    ("total", "tier"),
    [("0.3299", "intensive"), ("0.33", "regular"), ("0.66", "regular"), ("0.6601", "light")],
)
def test_both_bounds_belong_to_the_middle(total, tier):
    item = Item("q", {"a": Decimal(total)})
    scale = Scale("s", {"q": Decimal(1)}, bands=TIERS)
    assert Scoring([item], [scale]).result({"q": "a"}).scores[0].band == tier


def test_a_third_of_a_third_does_not_fall_beside_the_bound():
    items = [Item(name, {"a": Decimal("0.66") / 3}) for name in "xyz"]
    scale = Scale("s", dict.fromkeys("xyz", Decimal(1)), bands=TIERS)
    assert Scoring(items, [scale]).result(dict.fromkeys("xyz", "a")).scores[0].band == "regular"


def test_who_is_asked_nothing_has_no_score_and_no_band():
    scale = Scale("s", {"q": Decimal(1)}, bands=TIERS)
    score = Scoring([Item("q", {"a": Decimal(1)})], [scale]).result({}).scores[0]
    assert (score.total, score.band) == (None, "")


def test_several_choices_add_up_and_numbers_go_by_steps():
    needs = Item("needs", {"food": Decimal(2), "water": Decimal(3)})
    days = Item("days", steps=(Step(Decimal(0), Decimal(0)), Step(Decimal(3), Decimal(4))))
    scale = Scale("s", {"needs": Decimal(1), "days": Decimal(1)})
    scoring = Scoring([needs, days], [scale])
    assert scoring.result({"needs": "food water", "days": "3"}).scores[0].total == 9
    assert scoring.result({"needs": "water", "days": "2.9"}).scores[0].total == 3
    assert scoring.result({"needs": "other", "days": "soon"}).scores[0].total is None


@pytest.mark.parametrize(
    ("how", "total"), [("sum", 7), ("mean", 3.5), ("highest", 4), ("product", 12)]
)
def test_points_are_combined_in_four_ways(how, total):
    items = [Item("x", {"a": Decimal(3)}), Item("y", {"a": Decimal(4)}), Item("z", {})]
    scale = Scale("s", dict.fromkeys("xyz", Decimal(1)), How(how))
    assert Scoring(items, [scale]).result({"x": "a", "y": "a"}).scores[0].total == Decimal(
        str(total)
    )


DELPHI = Rule(
    "positive",
    (Way((STRONG, STRONG)), Way((STRONG, WEAK)), Way((MEDIUM,) * 3), Way((MEDIUM, MEDIUM, WEAK))),
)


def signs(strong, medium, weak, dimension="exploitation"):
    strengths = [STRONG] * strong + [MEDIUM] * medium + [WEAK] * weak
    return [Sign(f"q{n}", "yes", dimension, one) for n, one in enumerate(strengths)]


@pytest.mark.parametrize(
    ("counts", "positive"),
    [
        ((1, 0, 0), False), ((2, 0, 0), True), ((1, 0, 1), True), ((0, 3, 0), True),
        ((0, 2, 1), True), ((0, 2, 0), False), ((0, 1, 2), False), ((0, 0, 5), False),
    ],
)  # fmt: skip
def test_a_dimension_is_positive_as_the_delphi_indicators_say(counts, positive):
    told = signs(*counts)
    scoring = Scoring(signs=told, rules=[DELPHI])
    found = scoring.result({sign.question: "yes" for sign in told}).findings[0]
    assert found.met is positive


@given(some.tuples(*[some.integers(0, 4)] * 3))
def test_the_delphi_rule_holds_for_all_counts(counts):
    strong, medium, weak = counts
    expected = (
        strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3
        or (medium >= 2 and weak >= 1)
    )  # fmt: skip
    told = signs(*counts)
    found = Scoring(signs=told, rules=[DELPHI]).result({sign.question: "yes" for sign in told})
    assert bool(found.met) is expected


def test_one_strong_and_one_medium_sign_must_lie_in_two_dimensions():
    rule = Rule("presumed", (Way((STRONG, MEDIUM), apart=True),))
    here = [Sign("debt", "yes", "coercion", STRONG), Sign("papers", "yes", "coercion", MEDIUM)]
    there = Sign("job", "lied", "recruitment", MEDIUM)
    scoring = Scoring(signs=[*here, there], rules=[rule])
    assert not scoring.result({"debt": "yes", "papers": "yes"}).met
    found = scoring.result({"debt": "yes", "papers": "yes", "job": "lied"}).findings[0]
    assert found.reasons == ("debt=yes", "job=lied")


def test_a_rule_asks_for_bands_answers_and_other_rules():
    scale = Scale("net", {"q": Decimal(1)}, bands=(Band("low"), Band("high", Decimal(6))))
    rules = [
        Rule("act", (Way(when=(Term("moved", "yes"),)), Way(when=(Term("hidden", "yes"),)))),
        Rule(
            "all", (Way(when=(Term("act"), Term("net", "high")), unless=(Term("child", "yes"),)),)
        ),
    ]
    scoring = Scoring([Item("q", {"a": Decimal(6)})], [scale], rules=rules)
    told = {"q": "a", "hidden": "yes"}
    assert scoring.result(told).met == ("act", "all")
    assert scoring.result(told).findings[1].reasons == ("act", "net=high")
    assert scoring.result(told | {"child": "yes"}).met == ("act",)


def test_an_own_spelling_of_refusing_is_no_sign():
    sign = Sign("q", "98", "d", STRONG)
    scoring = Scoring(
        signs=[sign], rules=[Rule("r", (Way((STRONG,)),))], spellings={"98": Missing.REFUSED}
    )
    assert not scoring.result({"q": "98"}).met
