"""The published workbooks are read with all their traps, and every bad cell gets a sentence."""

import io
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from haven.foundation.reference import reference_file
from haven.reach.exchange.htcds.codes import code_list
from haven.reach.exchange.htcds.reading import open_workbook, read_workbook
from haven.reach.exchange.tests.hostile import honest

TEMPLATES = ["plain.xlsx", "single-select.xlsx", "multi-select.xlsm"]


def template(name):
    return reference_file(f"htcds/templates/{name}")


def filled(name, **cells):
    """A published workbook in which somebody has filled these cells."""
    book = load_workbook(template(name), keep_vba=name.endswith("m"))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    file = io.BytesIO()
    book.save(file)
    return file


def sheet(*lines):
    file = io.BytesIO()
    with Workbook(file) as workbook:
        page = workbook.add_worksheet()
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    return file


def only_row(file):
    (row,) = read_workbook(file)
    return row


def sentences(file):
    return [str(fault) for row in read_workbook(file) for fault in row.faults]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_has_38_columns_and_no_row(name):
    with template(name).open("rb") as file:
        found = open_workbook(file)
        assert len(found.columns) == 38
        assert not found.unread
        assert not list(found.rows())


@pytest.mark.filterwarnings("ignore:Data Validation")
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_filled_template_is_read_by_the_labels_people_see(name):
    row = only_row(
        filled(
            name,
            D3="Наргис ",
            G3=datetime(1999, 2, 28),
            H3="TransgenderFeminine",
            I3="Namibia; Bosnia and Herzegovina",
            N3="Ulica 5",
            O3="Tuzla",
            Q3=71000,
            R3="NA",
            T3="Police",
            W3="Debt bondage ; false promises",
            Y3="Water supply; sewerage, waste management and remediation; Construction",
            AB3="Follow up",
            AJ3="Migration Or Change Of Location",
        )
    )
    assert not row.faults
    assert row.answers == {
        "prs_FirstName": "Наргис",
        "prs_Birthdate": date(1999, 2, 28),
        "prs_Gender": "TransgenderFeminine",
        "prs_Citizenship": ("NA", "BA"),
        "prs_MailingStreet": "Ulica 5",
        "prs_MailingCity": "Tuzla",
        "prs_MailingPostalCode": "71000",
        "prs_MailingCountry": "NA",
        "vic_TraffickingStatusDecisionMakingOrg": "Police",
        "vic_MethodsOfControl": ("DebtBondage", "FalsePromises"),
        "vic_ForcedLabourIndustry": ("E_WaterSupplySewerageWasteManagement", "F_Construction"),
        "cas_Status": "FollowUp",
        "cas_ReasonForOutgoingReferral": "MigrationOrChangeOfLocation",
    }


@pytest.mark.parametrize("field", ["vic_ForcedLabourIndustry", "vic_MethodsOfControl"])
def test_all_labels_of_a_list_in_one_cell_are_told_apart(field):
    labels = code_list(field).labels
    assert code_list(field).several("; ".join(labels.values())) == tuple(labels)
    assert code_list(field).several(" ".join(labels)) == tuple(labels)


def test_a_survey_export_is_read_by_name_although_its_labels_mislead():
    names = ["start", "prs_First_Name", "prs_Second_Name", "prs_Title", "vic_Methods_of_Control"]
    labels = ["start", "First Name", "Second Name", "Second Name", "Methods of Control"]
    found = open_workbook(
        sheet(names, labels, ["x", "أمينة", "حسن", "Nurse", "DebtBondage TakesEarnings"])
    )
    assert found.unread == ("start",)
    (row,) = found.rows()
    assert row.answers["prs_SecondName"] == "حسن"
    assert row.answers["prs_Title"] == "Nurse"
    assert row.answers["vic_MethodsOfControl"] == ("DebtBondage", "TakesEarnings")


def test_names_alone_or_labels_alone_are_enough():
    line = ["Leila", "B", "Closed"]
    by_name = only_row(sheet(["prs_First_Name", "prs_SecondName", "cas_Status"], line))
    by_label = only_row(sheet(["First Name", "second name", "Status"], line))
    assert by_name == by_label
    assert by_name.number == 2


@pytest.mark.parametrize(
    ("label", "cell", "sentence"),
    [
        ("Birthdate", "31.02.1999", "31.02.1999 is not a date. Write dates as 1999-02-28."),
        ("Birthdate", "1999-02-31", "1999-02-31 is not a date. Write dates as 1999-02-28."),
        ("Birthdate", 36526, "36526 is a number, not a date. Write dates as 1999-02-28."),
        ("Birthdate", "1850-01-01", "1850-01-01 lies outside 1900 to 2100. Correct the year."),
        ("Consent", "perhaps", "perhaps is neither yes nor no. Write TRUE or FALSE."),
        ("Gender", "F", "F is not on the list. Choose from the list of this column."),
        ("Status", "Active; Closed", "Active; Closed is not on the list. Choose from the list of "
         "this column."),
        ("Methods of Control", "Debt bondage; Magic; Other", "Magic is not on the list. Choose "
         "from the list of this column."),
        ("Citizenship", "Bosnia; Atlantis", "Atlantis is no country we know. Write its English "
         "name or its two-letter code."),
        ("Number of Children", "two", "two is not a number. Write digits only."),
    ],
)  # fmt: skip
def test_a_bad_cell_gets_one_sentence(label, cell, sentence):
    heads = ["First Name", "Second Name", "Salutation", label]
    file = sheet(heads, *[["Leila", "B", "Ms", ""]] * 15, ["Leila", "B", "Ms", cell])
    assert sentences(file) == [f"Row 17, {label}: {sentence}"]


def test_a_date_may_carry_its_time():
    heads = ["First Name", "Second Name", "Birthdate"]
    row = only_row(sheet(heads, ["L", "B", "1999-02-28T00:00:00.000+02:00"]))
    assert row.day("prs_Birthdate") == date(1999, 2, 28)


def test_a_strange_phone_is_kept_and_doubted():
    heads = ["First Name", "Second Name", "Mobile Phone", "Home Phone"]
    row = only_row(sheet(heads, ["L", "B", "ask the neighbour", "+387 61 000-111"]))
    assert row.answers["prs_MobilePhone"] == "ask the neighbour"
    assert [str(doubt) for doubt in row.doubts] == [
        "Row 2, Mobile Phone: this may not be a telephone number. Write it as +38761000111."
    ]


def test_empty_rows_and_running_numbers_are_no_rows():
    heads = ["", "First Name", "Second Name", "Title"]
    rows = list(read_workbook(sheet(heads, [1], [2, " "], [3, "", "B"], [4])))
    assert [(row.number, row.answers) for row in rows] == [(4, {"prs_SecondName": "B"})]


def test_a_sheet_that_begins_further_in_keeps_its_row_numbers():
    file = io.BytesIO()
    with Workbook(file) as workbook:
        page = workbook.add_worksheet()
        for place, (label, answer) in enumerate(
            {"First Name": "L", "Second Name": "B", "Title": "Nurse"}.items(), start=5
        ):
            page.write_string(1, place, label)
            page.write_string(4, place, answer)
    assert only_row(file).number == 5


def test_a_macro_that_is_declared_is_never_read():
    with template("multi-select.xlsm").open("rb") as file, ZipFile(file) as archive:
        assert "xl/vbaProject.bin" in archive.namelist()
        assert not list(read_workbook(file))


def test_an_honest_workbook_passes():
    assert len(list(read_workbook(io.BytesIO(honest(20))))) == 20
