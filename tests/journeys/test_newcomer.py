"""A newcomer's first hour: the story the whole first issue ends with, in a real browser."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from haven.reach.exchange.tests.workbooks import make_workbook

NEW_NAME = "زهراء المنصوري"


@pytest.fixture
def amina(house, walker):
    """The printed case worker of Sarajevo."""
    amina = walker("en")
    amina.given_i_am_signed_in("amina", house.sign_ins["amina"])
    return amina


def test_she_finds_a_person_by_a_misspelt_cyrillic_name(amina):
    amina.when_i_visit("/find/")
    amina.page.get_by_role("searchbox").fill("Каримава Нарггис")
    expect(amina.page.locator("#found")).to_contain_text("Каримова Наргис")
    assert "%D0" not in amina.page.url
    amina.then_the_page_is_accessible("found")
    amina.page.get_by_role("link", name=re.compile("Каримова Наргис")).first.click()
    amina.then_i_read("Каримова Наргис", "Karimova Nargis")
    amina.then_the_page_is_accessible("person")


def test_she_registers_someone_in_arabic_script_helps_her_and_closes_the_case(amina):
    page = amina.page
    amina.when_i_visit("/find/")
    page.get_by_role("searchbox").fill(NEW_NAME)
    amina.when_i_press("Register someone new")
    expect(page.get_by_label("Name as she gives it")).to_have_value(NEW_NAME)
    amina.then_the_page_is_accessible("intake")
    page.get_by_label("Female").check()
    page.locator("[name=birth_year]").fill("1994")
    page.get_by_label("As she says").check()
    page.locator("[name=nationality]").select_option("SY")
    amina.when_i_press("Save and open a case")

    amina.then_i_read("Open a case")
    page.get_by_label("Low").check()
    page.locator("[name=situation]").fill("Slept at the station for two nights.")
    amina.then_the_page_is_accessible("open-a-case")
    amina.when_i_press("Open the case")
    amina.then_i_read(NEW_NAME, "Slept at the station", "Follow-up")
    amina.then_the_page_is_accessible("case")

    amina.when_i_press("Write a note")
    page.locator("textarea[name=text]").fill("Met her at the shelter. She slept well.")
    page.locator("main form button[type=submit]").first.click()
    amina.then_i_read("She slept well.")
    amina.when_i_press("Help she received")
    page.locator("[name=kind]").first.select_option("shelter")
    page.locator("main form button[type=submit]").first.click()
    amina.then_i_read("Shelter and accommodation")

    amina.when_i_press("Close the case")
    page.locator("[name=reason]").first.select_option("goals_reached")
    amina.then_the_page_is_accessible("close-a-case")
    page.locator("main form button[type=submit]").first.click()
    amina.then_i_read("Closed")


def test_she_imports_a_workbook_of_the_standard(amina, tmp_path):
    page = amina.page
    workbook = make_workbook(tmp_path / "people.xlsx", rows=40, seed=date.today().toordinal())
    amina.when_i_visit("/exchange/")
    amina.then_the_page_is_accessible("exchange")
    page.locator("input[type=file]").set_input_files(workbook)
    amina.when_i_press("Send the workbook")
    amina.then_i_read("40")
    amina.then_the_page_is_accessible("exchange-preview")
    amina.when_i_press("Import them")
    expect(page.locator("h1")).to_contain_text("imported", timeout=60_000)
    amina.then_the_page_is_accessible("exchange-done")


def test_an_analyst_reads_a_table_in_which_no_small_cell_can_be_computed_back(house, walker):
    hana = walker("en")
    hana.given_i_am_signed_in("hana", house.sign_ins["hana"])
    hana.when_i_visit("/evidence/")
    hana.page.get_by_role("button", name=re.compile("^Count")).first.click()
    hana.when_i_visit("/evidence/?what=case&first=sex&second=age_band&audience=public")
    hana.then_the_page_is_accessible("evidence")
    figures = hana.page.locator("main td.number").all_inner_texts()
    assert figures
    shown = [int(figure.replace(",", "")) for figure in figures if figure.strip("· \n").isdigit()]
    assert shown
    assert all(figure == 0 or figure >= 10 for figure in shown)
    assert all(figure % 5 == 0 for figure in shown)
