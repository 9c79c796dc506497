"""An analyst changes a scale, is told what fails, mends it; a colleague publishes; she is asked."""

from __future__ import annotations

import re

import openpyxl
import pytest
from playwright.sync_api import expect

CODE = "rss_local"
FORM = ".haven-questionnaire"
MOST_ROUNDS = 12


@pytest.fixture
def signed_in(house, walker):
    def begin(name, language="en"):
        somebody = walker(language)
        somebody.given_i_am_signed_in(name, house.sign_ins[name])
        return somebody

    return begin


def test_a_changed_scale_is_mended_published_and_asked_in_arabic(signed_in, tmp_path):
    hana = signed_in("hana")
    workbook = copies_the_survey(hana, tmp_path / "survey.xlsx")
    weighs(workbook, "0.25")
    sends(hana, workbook)
    hana.then_i_read("To be mended", "annex12_sample", "economic should be 0.635")
    hana.then_the_page_is_accessible("questionnaire-to-mend")
    weighs(workbook, "0.15")
    sends(hana, workbook)
    hana.then_i_read("The questionnaire is in.", "another analyst or supervisor publishes it")
    page = hana.page.url
    hana.then_the_page_is_accessible("questionnaire")

    bashir = signed_in("bashir")
    bashir.when_i_visit(page)
    bashir.when_i_press("Publish")
    bashir.then_i_read("Published")

    amina = signed_in("amina", "ar")
    case = opens_a_case(amina)
    amina.when_i_visit(f"{case}questionnaires/")
    amina.then_the_page_is_accessible("questionnaires-of-a-case")
    amina.page.locator(f"a[href*='{page.rstrip('/').rpartition('/')[2]}']").click()
    expect(amina.page.locator(f"{FORM} [dir=rtl], {FORM}[dir=rtl]").first).to_be_visible()
    answers_everything(amina.page)
    amina.page.locator(f"{FORM} .haven-actions button:visible").first.click()
    amina.page.wait_for_url(re.compile("/answers/"))
    amina.then_the_page_is_accessible("answers")
    expect(amina.page.locator("main")).to_contain_text("0.")
    amina.page.locator("details summary").first.click()
    expect(amina.page.locator("details[open] table").first).to_be_visible()
    amina.when_i_visit(case)
    expect(amina.page.locator("main a[href^='/answers/']").first).to_be_visible()


def copies_the_survey(she, path):
    """Download the workbook of the survey that is asked today."""
    she.when_i_visit("/questionnaires/")
    she.page.get_by_role("row", name=re.compile(r"\brss\b")).first.get_by_role("link").click()
    with she.page.expect_download() as started:
        she.page.locator("a[href$='/workbook/']").click()
    started.value.save_as(path)
    return path


def weighs(path, weight):
    """Change what the first question weighs in its dimension, as one does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    row = next(
        row
        for row in book["weights"].iter_rows()
        if [cell.value for cell in row[:2]] == ["economic", "EC1"]
    )
    row[2].value = weight
    book.save(path)


def sends(she, path):
    she.when_i_visit("/questionnaires/add/")
    form = she.page.locator("main form")
    if form.locator("select[name=mission]").count():
        form.locator("select[name=mission]").select_option(label="Sarajevo")
    form.locator("[name=code]").fill(CODE)
    form.locator("[name=workbook]").set_input_files(path)
    form.locator("button[type=submit]").click()


def opens_a_case(she):
    she.when_i_visit("/cases/")
    link = she.page.locator("main table a[href^='/cases/']").first
    address = link.get_attribute("href")
    she.when_i_visit(address)
    return address


def answers_everything(page):
    """Take the first choice of every question that waits for one, until none appears any more."""
    for _round in range(MOST_ROUNDS):
        open_ones = page.locator(f"{FORM} fieldset:visible:not(:has(input:checked))").filter(
            has=page.locator("input[type=radio], input[type=checkbox]")
        )
        count = open_ones.count()
        if not count:
            return
        for number in reversed(range(count)):
            box = open_ones.nth(number).locator("input:visible").first
            if box.count():
                box.check()
