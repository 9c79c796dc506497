"""What decisions teach, and how matching is measured."""

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.linkage import (
    Decided,
    Description,
    Field,
    Level,
    Linkage,
    Register,
    TooFewDecidedError,
    Weights,
    best_quality,
    quality,
    reestimated,
)
from haven.kernel.tests.test_linkage import LINKAGE, WEIGHTS

WOMAN, MAN = Description.of(sex="female"), Description.of(sex="male")
judged = st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.booleans()), max_size=12)


def learnt(*decided: Decided) -> Weights:
    return reestimated(LINKAGE, decided)


def test_fewer_than_300_decided_pairs_teach_nothing():
    with pytest.raises(TooFewDecidedError, match="300"):
        learnt(*[Decided(WOMAN, WOMAN, same=True)] * 299)


def test_what_one_person_shows_teaches_m():
    pairs = [Decided(WOMAN, WOMAN, same=True)] * 240 + [Decided(WOMAN, MAN, same=True)] * 60
    sexes = learnt(*pairs).chances[Field.SEX, Level.DIFFERENT]
    assert sexes.m == pytest.approx((60 + 100 * 0.01) / 400)
    assert (sexes.u, sexes.kin) == (0.5, 0.5)


def test_what_strangers_show_teaches_u_slowly():
    sexes = learnt(*[Decided(WOMAN, WOMAN, same=False)] * 300).chances[Field.SEX, Level.SAME]
    assert sexes.u == pytest.approx((300 + 10_000 * 0.5) / 10_300)
    assert (sexes.m, sexes.kin) == (0.99, 0.5)


def test_what_relatives_show_teaches_kin():
    sister = Description.of("Zuhra Karimova", phones=["1"])
    pair = Decided(Description.of("Amina Karimova", phones=["1"]), sister, same=False)
    phones = learnt(*[pair] * 300).chances[Field.PHONE, Level.SAME]
    assert phones.kin == pytest.approx((300 + 100 * 0.2) / 400)
    assert phones.u == WEIGHTS.chances[Field.PHONE, Level.SAME].u


def test_a_field_nobody_saw_keeps_its_weights():
    after = learnt(*[Decided(WOMAN, WOMAN, same=True)] * 300)
    changed = {
        field
        for (field, level), chances in WEIGHTS.chances.items()
        if astuple(after.chances[field, level]) != pytest.approx(astuple(chances))
    }
    assert changed == {Field.SEX}


@given(judged)
def test_no_threshold_is_better_than_the_best(pairs):
    best = best_quality(pairs)
    assert all(quality(pairs, threshold).f1 <= best.f1 for threshold, _ in pairs)
    assert quality(pairs, best.threshold) == best or not any(same for _, same in pairs)


def test_a_person_is_found_in_the_register_and_a_namesake_stands_before_her():
    sought = Description.of("Амина Каримова")
    entries = [Description.of(name) for name in ("Bashir Ali", "Amina Karimova", "Amina Karimova")]
    register = Register(Linkage(WEIGHTS, people=3), entries)
    assert register.rank(sought, {1, 2}) == 1
    assert register.rank(sought, {1}) == 2
    assert register.rank(sought, {0}) is None
