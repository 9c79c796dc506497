"""A workbook is taken, or everything that is wrong with it is said at once."""

from io import BytesIO

import pytest

from haven.foundation.instruments.tests.conftest import (
    ABOUT,
    BANDS,
    CHOICES,
    EXAMPLES,
    POINTS,
    SURVEY,
    workbook,
)
from haven.foundation.instruments.workbook.faults import FaultyWorkbookError
from haven.foundation.instruments.workbook.sheets import sheets_of
from haven.foundation.instruments.workbook.taking import taken
from haven.foundation.workbooks import UnreadableWorkbookError


def sheets(**changed):
    return sheets_of(BytesIO(workbook(**changed)))


def faults(before=None, **changed):
    with pytest.raises(FaultyWorkbookError) as refused:
        taken(sheets(**changed), "tonight", "2", before)
    return [(fault.sheet, fault.row, fault.says) for fault in refused.value.faults]


def test_a_sound_workbook_is_taken_and_its_examples_are_played():
    found = taken(sheets(), "tonight", "1")
    assert found.played == 2
    assert found.form.languages == ("en", "ar")
    assert 'id="tonight"' in found.xform
    assert found.warnings == ()


def test_an_example_that_fails_names_the_answer_and_what_it_gave_before():
    changed = [*POINTS[:3], ["alone", "yes", "1"], ["alone", "no", "1"]]
    (sheet, row, says), *_others = faults(sheets(), points=changed)
    assert (sheet, row) == ("examples", 2)
    assert says == (
        "worst: total should be 5, and is 3. alone = “yes” gives 1. In the last version: 3."
    )


def test_an_example_that_fails_for_a_weight_shows_what_every_answer_weighs():
    scales = [["scale", "how"], ["total", "sum"]]
    weights = [["scale", "question", "weight"], ["total", "safe", "1"], ["total", "alone", "2"]]
    says = faults(scales=scales, weights=weights)[0][2]
    assert says.endswith("and is 8. safe = “no” gives 2. alone = “yes” gives 3 × 2.")


def test_an_example_of_a_new_questionnaire_names_the_answer_without_points():
    says = [one[2] for one in faults(points=POINTS[:4] and [*POINTS[:3], ["alone", "no", "1"]])]
    assert says[0].endswith("alone = “yes” gives no points.")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"points": [*POINTS, ["alone", "maybe", "1"]]}, "“maybe” is no answer to “alone”."),
        ({"points": [*POINTS, ["lone", "yes", "1"]]}, "There is no question “lone”."),
        ({"points": [*POINTS, ["alone", "yes", "many"]]}, "“many” is not a number."),
        ({"bands": [["scale", "name", "from"], ["net", "low", ""]]}, "There is no scale “net”."),
        ({"survey": [*SURVEY, ["text", "words", "Again", "", ""]]},
         "The code “words” is used twice."),
        ({"survey": [*SURVEY, ["select_one of", "x", "X", "", ""]]}, "There is no list “of”."),
        ({"choices": [*CHOICES, ["yes_no", "no", "No", "لا"]]},
         "The code “no” stands twice in “yes_no”."),
        ({"examples": [*EXAMPLES[:1], ["odd", "no", "yes", "5", "green", "yes"]]},
         "odd: total should be in the band “green”, and is in “red”."),
        ({"examples": [*EXAMPLES[:1], ["odd", "no", "yes", "5", "red", "no"]]},
         "odd: in_danger should not be met. total=red"),
        ({"rules": [["rule", "when"], ["in_danger", "total=blue"]]},
         "“total=blue” is no answer, band or earlier rule."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(changed, says):
    assert says in [one[2] for one in faults(**changed)]


def test_a_published_code_never_means_something_else():
    reworded = [CHOICES[0], ["yes_no", "yes", "Always", "دائما"], *CHOICES[2:]]
    assert "published with another label" in faults(sheets(), choices=reworded)[0][2]
    marked = [[*CHOICES[0], "reworded"], ["yes_no", "yes", "Always", "دائما", "yes"], *CHOICES[2:]]
    assert taken(sheets(choices=marked), "tonight", "2", sheets()).played == 2


def test_a_question_keeps_its_type():
    survey = [*SURVEY[:3], ["integer", "words", "How many?", "كم؟", ""]]
    says = "“words” was published as text and is now integer. Give it a new code."
    assert says in [one[2] for one in faults(sheets(), survey=survey)]


def test_what_looks_wrong_is_warned_of():
    survey = [*SURVEY, ["text", "never", "Never asked", "", "${safe} = 'perhaps'"]]
    choices = [*CHOICES, ["unused", "a", "A", "ا"]]
    found = taken(sheets(survey=survey, choices=choices), "tonight", "1")
    said = {fault.says for fault in found.warnings}
    assert "No question uses the list “unused”." in said
    assert "“never” has no label in “ar”." in said
    assert "This condition never holds: “perhaps” is no answer to “safe”." in said


def test_a_form_pyxform_refuses_is_refused_with_its_row():
    survey = [*SURVEY, ["select_one", "x", "X", "", ""], ["nonsense", "y", "Y", "", ""]]
    assert any("cannot be compiled" in one[2] or "There is no list" in one[2]
               for one in faults(survey=survey))  # fmt: skip


def test_a_formula_and_a_zip_bomb_are_no_workbooks():
    with pytest.raises(UnreadableWorkbookError):
        sheets(about=[*ABOUT, ["title", "", "=1+1", ""]])
    with pytest.raises(UnreadableWorkbookError):
        sheets_of(BytesIO(b"PK\x03\x04 nothing"))


def test_a_column_of_points_beside_the_choices_counts_for_every_question_of_the_list():
    choices = [[*CHOICES[0], "points"], *[[*row, str(n)] for n, row in enumerate(CHOICES[1:])]]
    found = taken(
        sheets(choices=choices, points=[["question", "answer", "points"]], examples=[["example"]],
               rules=[["rule"]], suggestions=[["suggestion"]], bands=BANDS[:1]), "tonight", "1",
    )  # fmt: skip
    assert found.scoring.result({"safe": "no", "alone": "yes"}).scores[0].total == 1
