"""Questionnaires put together in the test, as an analyst would in a workbook."""

from io import BytesIO

import pytest
import xlsxwriter
from django.utils.timezone import now

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.instruments.actions import add_edition, publish

SURVEY = [
    ["type", "name", "label::English (en)", "label::العربية (ar)", "relevant"],
    ["select_one yes_no", "safe", "Are you safe tonight?", "هل أنت في أمان الليلة؟", ""],
    ["select_one yes_no", "alone", "Are you alone?", "هل أنت وحدك؟", "${safe} = 'no'"],
    ["text", "words", "In your own words", "بكلماتك", ""],
]
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::العربية (ar)"],
    ["yes_no", "yes", "Yes", "نعم"],
    ["yes_no", "no", "No", "لا"],
    ["yes_no", "dont_know", "Do not know", "لا أعرف"],
]
ABOUT = [
    ["key", "value", "text::English (en)", "text::العربية (ar)"],
    ["subject", "person", "", ""],
    ["title", "", "Tonight", "الليلة"],
    ["purpose", "", "Is she safe tonight?", "هل هي في أمان؟"],
]
POINTS = [["question", "answer", "points"], ["safe", "yes", "0"], ["safe", "no", "2"],
          ["alone", "yes", "3"], ["alone", "no", "1"]]  # fmt: skip
BANDS = [["name", "from", "label::English (en)", "advice::English (en)"],
         ["green", "", "Green", "Plan."], ["red", "4", "Red", "Within the hour."]]  # fmt: skip
RULES = [["rule", "when", "label::English (en)"], ["in_danger", "total=red", "In danger tonight"]]
SUGGESTIONS = [["suggestion", "when", "raises", "what", "days", "text::English (en)"],
               ["shelter", "in_danger", "task", "", "0", "Find her a bed for tonight."],
               ["alone", "alone=yes", "concern", "stranded", "", "She is stranded."]]  # fmt: skip
EXPECTED = ["expect total", "expect total band", "expect in_danger"]
EXAMPLES = [["example", "safe", "alone", *EXPECTED], ["worst", "no", "yes", "5", "red", "yes"],
            ["best", "yes", "", "0", "green", "no"]]  # fmt: skip

SHEETS = {
    "survey": SURVEY, "choices": CHOICES, "about": ABOUT, "points": POINTS, "bands": BANDS,
    "rules": RULES, "suggestions": SUGGESTIONS, "examples": EXAMPLES,
}  # fmt: skip


def workbook(**sheets):
    """A workbook of these sheets, the others as they stand above."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, rows in {**SHEETS, **sheets}.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def filled(edition, number, **answers):
    """The XML a browser sends, with these answers."""
    told = "".join(f"<{name}>{said}</{name}>" for name, said in answers.items())
    return (
        f'<data id="{edition.instrument.code}" version="{edition.version}">{told}'
        f"<meta><instanceID>uuid:{number}</instanceID></meta></data>"
    ).encode()


@pytest.fixture
def hana(sarajevo):
    return someone("hana", sarajevo, Role.ANALYST, name="Hana")


@pytest.fixture
def draft(hana, sarajevo):
    edition, _found = add_edition(
        by=hana, mission=sarajevo, code="tonight", workbook=workbook(), at=now()
    )
    return edition


@pytest.fixture
def edition(draft, bashir):
    publish(by=bashir, edition=draft, at=now())
    return draft
