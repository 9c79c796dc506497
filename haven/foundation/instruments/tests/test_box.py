"""Every questionnaire that comes with Haven can be published as it is, in three languages."""

import pytest

from haven.foundation.instruments.queries import from_the_box, in_the_box
from haven.foundation.instruments.workbook.sheets import sheets_of
from haven.foundation.instruments.workbook.taking import taken

OURS = [code for code in in_the_box() if code != "htcds_xlsform"]


@pytest.fixture(params=in_the_box())
def found(request):
    with from_the_box(request.param).open("rb") as file:
        return taken(sheets_of(file), request.param, "1")


def test_it_can_be_published_and_nothing_in_it_looks_wrong(found):
    assert found.form.questions
    assert not found.warnings


@pytest.mark.parametrize("code", OURS)
def test_it_speaks_three_languages_and_carries_its_examples(code):
    with from_the_box(code).open("rb") as file:
        sheets = sheets_of(file)
    assert {"en", "ru", "ar"} <= set(taken(sheets, code, "1").form.languages)
    assert len(sheets["examples"]) >= 3
    told = {row["key"] for row in sheets["about"]}
    assert {"subject", "purpose", "source", "official", "ours"} <= told
