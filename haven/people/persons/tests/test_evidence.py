import pytest
from django.utils.translation import override

from haven.foundation.reference import reference_rows
from haven.kernel.ages import BirthDate
from haven.kernel.linkage import (
    Description,
    Field,
    Level,
    Linkage,
    Part,
    Rival,
    Score,
    Weights,
)
from haven.kernel.names import Reason
from haven.people.persons.evidence import Evidence, in_words, in_words_of, part_of

WEIGHTS = Weights.of(reference_rows("linkage/weights.csv"))
LINKAGE = Linkage(WEIGHTS, people=1000)


def said(one, other):
    return {evidence.words: evidence for evidence in in_words(LINKAGE.score(one, other))}


@pytest.mark.parametrize(("field", "level"), WEIGHTS.chances)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_every_level_of_every_field_has_its_words(field, level, reason):
    [evidence] = in_words_of([(field, level, 1.5, reason)])
    assert evidence.words


def test_what_agrees_and_what_does_not_is_said_of_each_field():
    one = Description.of("Dilorom Karimova", birth=BirthDate(1994), sex="female")
    other = Description.of("Дилором Каримова", birth=BirthDate(1995), sex="male")
    words = said(one, other)
    assert words["Given name the same in two scripts"].speaks_for
    assert words["Family name the same in two scripts"].speaks_for
    assert not words["Sex differs"].speaks_for
    assert "Born one or two calendar years apart" in words


def test_a_fathers_name_and_a_short_form_are_called_so():
    parts = [
        ("given_name", "alike", 2.0, "nickname"),
        ("family_name", "alike", 3.0, "father_agrees"),
        ("given_name", "different", -3.0, "nickname"),
    ]
    assert [one.words for one in in_words_of(parts)] == [
        "Father's name agrees",
        "Given name differs",
        "One given name is a short form of the other",
    ]


def test_a_short_form_is_called_so_when_two_records_are_compared():
    words = said(Description.of("Sasha Petrov"), Description.of("Alexander Petrov"))
    assert words["One given name is a short form of the other"].speaks_for


def test_the_weightiest_stands_first_whichever_way_it_speaks():
    weights = [evidence.weight for evidence in in_words_of(
        [("sex", "same", 1.0), ("phone", "different", -2.0), ("birth_year", "same_year", 3.5)]
    )]  # fmt: skip
    assert weights == [3.5, -2.0, 1.0]


def test_what_is_said_twice_is_said_once_with_both_weights():
    twice = Part(Field.FAMILY_NAME, Level.EXACT, 2.5, Reason.SAME_SPELLING)
    score = Score(Rival.STRANGER, -10.0, (twice, twice))
    assert in_words(score) == [Evidence("Family name spelt the same", 5.0)]


def test_nothing_of_a_score_is_lost_in_words():
    one = Description.of("Amina Karimova", birth=BirthDate(1994, 3, 1), sex="female")
    other = Description.of("Amina Karimova Rashidovna", birth=BirthDate(1994), sex="female")
    score = LINKAGE.score(one, other)
    weights = sum(evidence.weight for evidence in in_words(score))
    assert weights + score.prior == pytest.approx(score.total)


def test_a_weight_is_shown_with_its_sign():
    assert Evidence("", 4.24).signed == "+4.2"
    assert Evidence("", -0.96).signed == "\N{MINUS SIGN}1.0"
    with override("ru"):
        assert Evidence("", 4.24).signed == "+4,2"


def test_what_a_family_shares_says_little():
    assert Evidence("", -0.03).says_little
    assert not Evidence("", -0.3).says_little


@pytest.mark.parametrize("stored", [("shoe_size", "same", 1.0), ("sex", "Dilorom", 1.0)])
def test_what_is_no_code_of_the_kernel_is_no_evidence(stored):
    with pytest.raises(ValueError, match="is not a valid"):
        part_of(stored)
