"""Tbilisi asks Dushanbe about a woman it knows by another writing, and both work in one file."""

from __future__ import annotations

import re

from playwright.sync_api import expect

TAJIK = "Меҳрангез Назарова"
LATIN = "Mehrangez Nazarova"
NOTE = "She is with us in Tbilisi and well."


def test_a_name_in_latin_letters_leads_to_the_file_in_dushanbe(house, walker):
    dilbar, chloe = walker("en"), walker("en")
    dilbar.given_i_am_signed_in("dilbar", house.sign_ins["dilbar"])
    chloe.given_i_am_signed_in("chloe", house.sign_ins["chloe"])
    case, code = registers_her(dilbar)

    enquiry = asks_about_her(chloe)
    answers_with_her_consent(dilbar, enquiry, code)

    chloe.when_i_visit("/")
    chloe.when_i_press("Answers from other missions")
    chloe.then_the_page_is_accessible("asking-list")
    chloe.when_i_visit(enquiry)
    chloe.then_i_read("Dushanbe knows her, and she agrees")
    chloe.then_the_page_is_accessible("asked-yes")
    chloe.when_i_press("Open her file")
    chloe.then_i_read(TAJIK, "you, as a guest")
    chloe.then_the_page_is_accessible("person-as-guest")
    writes_a_note(chloe, case)

    dilbar.when_i_visit(case)
    dilbar.then_i_read(NOTE, "Chlo")
    withdraws(dilbar, case)
    assert chloe.page.goto(case).status == 404


def test_the_question_is_readable_in_every_language(house, walker, language):
    chloe = walker(language)
    chloe.given_i_am_signed_in("chloe", house.sign_ins["chloe"])
    chloe.when_i_visit("/find/")
    chloe.page.get_by_role("searchbox").fill(LATIN)
    chloe.page.locator("#found button[form=beside]").first.click()
    expect(chloe.page.locator("[name=name]")).to_have_value(LATIN)
    chloe.then_the_page_is_accessible("ask")
    chloe.page.locator("[name=why]").fill("She sits before me.")
    chloe.page.locator("main form button[type=submit]").first.click()
    chloe.page.wait_for_url(re.compile("/asking/Q-"))
    chloe.then_the_page_is_accessible("asked-open")
    soraya = walker(language)
    soraya.given_i_am_signed_in("soraya", house.sign_ins["soraya"])
    soraya.when_i_visit("/asking/")
    soraya.then_the_page_is_accessible("asking-to-answer")
    soraya.when_i_visit(re.search("/asking/Q-.*", chloe.page.url)[0])
    soraya.then_the_page_is_accessible("answer")


def registers_her(she):
    """Dushanbe meets her, writes her name as she writes it, and opens a case."""
    page = she.page
    she.when_i_visit("/intake/")
    page.get_by_label("Name as she gives it").fill(TAJIK)
    page.get_by_label("Female").check()
    page.locator("[name=birth_year]").fill("1991")
    page.get_by_label("As she says").check()
    she.when_i_press("Save and open a case")
    she.then_i_read("Open a case")
    page.get_by_label("Low").check()
    she.when_i_press("Open the case")
    page.wait_for_url(re.compile("/cases/C-"))
    hers = page.locator("main a[href^='/people/']").first.get_attribute("href")
    code = re.search(r"/people/([0-9A-Z-]+)/", hers)[1]
    return re.search(r"/cases/C-[0-9A-Z-]+/", page.url)[0], code


def asks_about_her(she):
    """Tbilisi types her name in Latin letters, is told who may know her, and asks."""
    page = she.page
    she.when_i_visit("/find/")
    page.get_by_role("searchbox").fill(LATIN)
    expect(page.locator("#found")).to_contain_text("Possible match known to Dushanbe")
    expect(page.locator("main")).not_to_contain_text(TAJIK)
    she.then_the_page_is_accessible("known-elsewhere")
    page.get_by_role("button", name="Ask Dushanbe").click()
    expect(page.get_by_label("Name as you know it")).to_have_value(LATIN)
    assert "ehrangez" not in page.url
    page.get_by_label("Female").check()
    page.locator("[name=why]").fill("She sits before me and says she was with you.")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("/asking/Q-"))
    she.then_i_read("Waits for Dushanbe")
    return re.search(r"/asking/Q-[0-9A-Z-]+/", page.url)[0]


def answers_with_her_consent(she, enquiry, code):
    """Dushanbe sees the question, asks her, writes down that she agrees, and says yes."""
    page = she.page
    she.when_i_visit("/")
    she.then_i_read("Another mission asks whether we know somebody")
    she.when_i_visit(enquiry)
    she.then_i_read(LATIN, TAJIK, "Ask her first")
    page.get_by_role("link", name=f"Write down her consent {code}").click()
    she.then_the_page_is_accessible("consent-towards-a-mission")
    expect(page.get_by_label("Another mission of this organisation")).to_be_checked()
    for point in page.locator("[name=points]").all():
        point.check()
    page.get_by_label("She agrees", exact=True).check()
    page.get_by_label("Spoken, before the worker").check()
    page.locator("[name=purpose]").first.check()
    she.when_i_press("Write down her answer")
    she.then_i_read("Her answer is written down", "Tbilisi")
    she.when_i_visit(enquiry)
    she.then_the_page_is_accessible("answer-with-consent")
    page.get_by_role("button", name=f"Yes, it is {code}").click()
    she.then_i_read("Both missions now work in one file")


def writes_a_note(she, case):
    she.when_i_visit(case)
    she.then_the_page_is_accessible("case-as-guest")
    she.when_i_press("Write a note")
    she.page.locator("textarea[name=text]").fill(NOTE)
    she.page.locator("main form button[type=submit]").first.click()
    she.then_i_read(NOTE)


def withdraws(she, case):
    """She takes her consent towards Tbilisi back."""
    she.page.locator("main a[href^='/people/']").first.click()
    she.page.wait_for_url(re.compile("/people/"))
    she.when_i_visit(re.search(r"/people/[0-9A-Z-]+/", she.page.url)[0] + "consents/")
    she.page.get_by_role("button", name=re.compile("^Withdraw: .*Tbilisi")).click()
    she.then_i_read("From now on it allows nothing")
