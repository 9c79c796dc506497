"""A second workbook brings people who are known under another spelling: the desk decides them."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from playwright.sync_api import expect

from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows

KNOWN = (
    ("Меҳрубон Ҷалилова", "Mehrubon Jalilova", "Feminine", date(1991, 3, 14)),
    ("Бахтиёр Норматов", "Bakhtiyor Normatov", "Masculine", date(1985, 11, 2)),
    ("Шаҳноза Қодирова", "Shahnoza Qodirova", "Feminine", date(1999, 6, 27)),
    ("Firdavs Hakimzoda", "Фирдавс Ҳакимзода", "Masculine", date(2002, 8, 9)),
    ("Гулрухсор Мирзоева", "Gulrukhsor Mirzoeva", "Feminine", date(1978, 2, 18)),
    ("Rustam Odinaev", "Rustam Odinayev", "Masculine", date(1994, 12, 5)),
    ("Zebuniso Latifova", "Зебунисо Латифова", "Feminine", date(1988, 9, 23)),
    ("Сиёвуш Амонов", "Siyovush Amonov", "Masculine", date(1996, 4, 30)),
)
"""Eight people: as the first workbook writes them and as the second does, sex and birth date."""

STRANGERS = 52
DESK, SURE = "/same-person/?origin=import", "/same-person/sure/?origin=import"
WAIT = re.compile(r"([\d,]+) pairs? waits?, the likeliest first")


@pytest.fixture
def supervisor(house, walker):
    soraya = walker("en")
    soraya.given_i_am_signed_in("soraya", house.sign_ins["soraya"])
    return soraya


def test_people_who_come_twice_in_workbooks_are_decided_at_the_desk(supervisor, tmp_path):
    she = supervisor
    imports(she, tmp_path / "first.xlsx", [row_of(*one, spelt=0) for one in KNOWN])
    before = waiting(she)
    again = [row_of(*one, spelt=1) for one in KNOWN]
    imports(she, tmp_path / "second.xlsx", [*again, *fictional_rows(STRANGERS, seed=992)])
    until(lambda: waiting(she) >= before + len(KNOWN))
    she.then_the_page_is_accessible("desk-after-an-import")
    expect(she.page.locator("main table").last).to_contain_text("An import")

    waited = waiting(she)
    confirmed, two_people, same_person = confirms_all_but_two(she)
    assert waiting(she) == waited - confirmed

    decides(she, two_people, "Two people")
    assert waiting(she) == waited - confirmed - 1
    decides(she, same_person, "Same person")
    she.page.wait_for_url(re.compile("/people/[0-9A-Z-]+/join/[0-9A-Z-]+/"))
    she.then_i_read("Are these one person?", "Join the two files")
    assert waiting(she) == waited - confirmed - 2


def row_of(first, second, gender, born, *, spelt):
    """One of the known as a row of a workbook."""
    given, family = (first, second)[spelt].split()
    return Row(
        3,
        {
            "prs_FirstName": given,
            "prs_SecondName": family,
            "prs_Gender": gender,
            "prs_Birthdate": born,
            "con_Consent": True,
        },
    )


def imports(she, path, rows):
    """Send a workbook, read what it says, and let it in."""
    with path.open("wb") as file:
        write_workbook(rows, file)
    she.when_i_visit("/exchange/")
    she.page.locator("input[type=file]").set_input_files(path)
    she.when_i_press("Send the workbook")
    she.then_i_read("Nothing has been saved yet.", f"{len(rows)} people are registered")
    she.when_i_press("Import them")
    expect(she.page.locator("h1")).to_contain_text("imported", timeout=60_000)


def waiting(she):
    """How many pairs an import has brought wait at the desk."""
    she.when_i_visit(DESK)
    found = WAIT.search(she.page.locator("main").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def until(is_so, seconds=120):
    """The worker does its jobs beside the pages: look again until it has."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"Not within {seconds} s."
        time.sleep(1)


def confirms_all_but_two(she):
    """Tick in the list whoever is known, save two; returns how many, and where the two are decided.

    Whoever resembles a third person as well, as chance has it, is not in the list.
    """
    she.when_i_press("confirm them as a list")
    she.then_i_read("Everything agrees")
    expect(she.page.locator("[name=pairs]:checked")).to_have_count(0)
    she.then_the_page_is_accessible("sure-after-an-import")
    lines = [line for one in KNOWN for line in lines_of(she, *one[:2])]
    assert len(lines) >= len(KNOWN) - 2
    *ticked, one, other = lines
    left = [line.locator("a").get_attribute("href") for line in (one, other)]
    for line in ticked:
        line.locator("[name=pairs]").check()
    she.when_i_press("Each ticked pair is one person")
    expect(she.page.locator("body")).to_contain_text(f"{len(ticked)} pairs decided")
    return len(ticked), *left


def lines_of(she, first, second):
    """The line of the list in which both spellings stand, if it does."""
    return she.page.locator("main tbody tr", has_text=first).filter(has_text=second).all()


def decides(she, pair, answer):
    """From the desk to the pair, where both spellings stand side by side, to the answer."""
    she.when_i_visit(DESK)
    she.page.locator(f"main a[href='{pair}']").first.click()
    she.then_i_read("Are these two one person?", "Birth date the same")
    she.page.get_by_role("button", name=answer).click()
    expect(she.page.locator("body")).to_contain_text("Decided: ")
