"""What is written is read again, to the letter, and nothing becomes a formula."""

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from haven.reach.exchange.htcds.cells import as_text
from haven.reach.exchange.htcds.codes import code_list
from haven.reach.exchange.htcds.fields import Kind, all_fields, template_columns
from haven.reach.exchange.htcds.reading import read_workbook
from haven.reach.exchange.htcds.rows import Row, as_json, from_json
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows

ODD_TEXTS = st.sampled_from(
    ["=1+1", "+38761", "@cmd", "-2", "أمينة\nحسن", "🙂", "007", "TRUE", "1e5", "_x0041_", "https://example.org",
     "2024-01-01", "NA", "{=A1}", "a\tb", "<b>&amp;", "‏مرحبا"]
)  # fmt: skip
TEXTS = (ODD_TEXTS | st.text(max_size=60)).map(as_text).filter(bool)
COUNTRIES = st.sampled_from(["BA", "NA", "CI", "XK", "GB", "CD", "stateless", "unknown"])


NUMBERS = st.integers(-180, 10_000) | st.floats(-90, 90).map(lambda n: round(n, 6) + 0.0)
ANSWERS = {
    Kind.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Kind.YES_NO: st.booleans(),
    Kind.NUMBER: NUMBERS,
    Kind.COUNTRY: COUNTRIES,
    Kind.COUNTRIES: st.lists(COUNTRIES, min_size=1, max_size=3, unique=True).map(tuple),
}


def answers_to(field):
    if field.kind in ANSWERS:
        return ANSWERS[field.kind]
    if field.kind not in {Kind.CHOICE, Kind.CHOICES}:
        return TEXTS
    codes = st.sampled_from(list(code_list(field.name).labels))
    several = st.lists(codes, min_size=1, max_size=5, unique=True).map(tuple)
    return codes if field.kind is Kind.CHOICE else several


ROWS = st.fixed_dictionaries(
    {}, optional={field.name: answers_to(field) for field in all_fields().values()}
).filter(bool)


def written_and_read(rows):
    file = io.BytesIO()
    write_workbook(rows, file)
    return list(read_workbook(file))


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_what_is_written_is_read_again(told):
    rows = [Row(number, answers) for number, answers in enumerate(told, start=3)]
    read = written_and_read(rows)
    assert read == rows
    assert not any(row.faults for row in read)
    assert [row.number for row in read] == [row.number for row in rows]


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_what_is_stored_is_what_was_read(answers):
    assert from_json(as_json(answers)) == answers


def test_writing_twice_says_the_same_twice():
    rows = list(fictional_rows(50))
    assert written_and_read(written_and_read(rows)) == rows


def test_the_shape_is_that_of_the_published_workbook():
    file = io.BytesIO()
    write_workbook(list(fictional_rows(2)), file)
    sheet = load_workbook(file)["Case Sheet"]
    names = [cell.value or "" for cell in sheet[1]]
    assert sheet.row_dimensions[1].hidden
    assert names[1:39] == [name for name, _field in template_columns()]
    assert [cell.value for cell in sheet[2]][1:39] == [f.label for _n, f in template_columns()]
    assert [sheet.cell(row, 1).value for row in (3, 4)] == [1, 2]


def test_nothing_somebody_wrote_becomes_a_formula_or_a_link():
    file = io.BytesIO()
    write_workbook([Row(3, {"prs_FirstName": "=HYPERLINK(1)", "prs_Title": "http://a.b"})], file)
    sheet = load_workbook(file)["Case Sheet"]
    assert [sheet["D3"].data_type, sheet["J3"].data_type] == ["s", "s"]
    assert sheet["J3"].hyperlink is None


def test_gender_stands_as_code_and_lists_as_labels():
    file = io.BytesIO()
    row = Row(3, {"prs_Gender": "TransgenderFeminine", "prs_Citizenship": ("NA", "BA"),
                  "vic_MethodsOfControl": ("DebtBondage", "FalsePromises")})  # fmt: skip
    write_workbook([row], file)
    sheet = load_workbook(file)["Case Sheet"]
    assert sheet["H3"].value == "TransgenderFeminine"
    assert sheet["I3"].value == "Namibia; Bosnia and Herzegovina"
    assert sheet["W3"].value == "Debt bondage; False promises"
