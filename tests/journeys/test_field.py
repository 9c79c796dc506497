"""A day without a network: set up, record, lose the battery, come back, send, be seized, erase."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.walker import RULES, chromium_options

PASSPHRASE = "four lamps under water"
PLANTED = [f"{word}{number}" for word in ("qamarzeit", "ветровей", "كوكبتان", "Lumenfold")
           for number in range(101, 111)]  # fmt: skip
"""Forty words nobody writes: in notes, a name, answers, remarks. None may be found on the disk."""

CANARY = "canaryword777"
"""Left in the open on purpose: a search that does not find it finds nothing at all."""


class Tablet:
    """A browser that rests on a disk: it can be killed, opened again, and seized."""

    def __init__(self, browser, house, folder: Path, language: str = "en") -> None:
        self.browser, self.house, self.folder, self.language = browser, house, folder, language
        self.problems: list[str] = []
        self.opened()

    def opened(self, *, offline: bool = False) -> None:
        self.context = self.browser.browser_type.launch_persistent_context(
            self.folder, base_url=self.house.address, locale=self.language, **chromium_options()
        )
        self.context.set_offline(offline)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda fault: self.problems.append(str(fault)))
        self.page.goto("/field/")

    def killed(self) -> None:
        self.context.close()

    def offline(self, is_off: bool) -> None:
        self.context.set_offline(is_off)

    def unlocks(self, passphrase: str = PASSPHRASE) -> None:
        self.page.locator("#passphrase").fill(passphrase)
        self.page.locator("[data-form=unlock] button").click()

    def goes_to(self, screen: str) -> None:
        self.page.locator(f"button[data-go={screen}]").first.click()

    def finishes(self, form: str) -> None:
        self.page.locator(f"[data-form={form}] button:not([type=button])").click()

    def waits(self, count: int) -> None:
        told = f": {count}." if count else "Nothing waits"
        expect(self.page.locator("[data-waiting]")).to_contain_text(told, timeout=20_000)

    def is_accessible(self) -> None:
        faults = Axe().run(self.page, options=RULES).response["violations"]
        assert not faults, [(one["id"], one["nodes"][0]["target"]) for one in faults]

    def words_on_disk(self, words: list[str]) -> dict[str, list[str]]:
        """Which of these words lie in which file, in either of the browser's two writings."""
        sought = {word: (word.encode(), word.encode("utf-16-le")) for word in words}
        found: dict[str, list[str]] = {}
        for path in filter(Path.is_file, self.folder.rglob("*")):
            content = path.read_bytes()
            for word, forms in sought.items():
                if any(form in content for form in forms):
                    found.setdefault(word, []).append(str(path.relative_to(self.folder)))
        return found


@pytest.fixture
def tablet(browser, house, tmp_path):
    tablets = []

    def made(name="tablet", language="en"):
        tablets.append(Tablet(browser, house, tmp_path / name, language))
        return tablets[-1]

    yield made
    for one in tablets:
        one.context.close()


def test_a_day_without_a_network(house, walker, tablet):
    she = tablet()
    code = sets_up(she, house)
    she.offline(True)
    she.page.reload()
    expect(she.page.locator("[data-network]")).to_contain_text("There is no network")
    she.unlocks()
    fills_in_arabic(she, code)
    writes_a_note(she, code)
    registers_a_person(she)
    she.waits(3)
    begins_a_draft(she, code)
    she.page.evaluate(f"localStorage.setItem('canary', '{CANARY}')")
    she.killed()
    assert she.words_on_disk([CANARY]), "The search would find nothing at all."
    assert she.words_on_disk([*PLANTED, PASSPHRASE]) == {}

    she.opened(offline=True)
    she.waits(3)
    she.unlocks("a wrong one altogether")
    expect(she.page.locator("[data-told]")).to_contain_text("Wrong passphrase. Tries left")
    expect(she.page.locator("[data-screen=home]")).to_be_hidden()
    she.unlocks()
    expect(she.page.locator("[data-drafts]")).to_contain_text(code)
    she.page.locator("[data-do=lock]").click()
    she.offline(False)
    she.page.evaluate("dispatchEvent(new Event('online'))")
    she.waits(0)
    stands_on_the_case(house, walker, code)

    erases(she)
    she.killed()
    assert she.words_on_disk([*PLANTED, PASSPHRASE]) == {}
    assert she.problems == []


def test_a_revoked_device_is_erased_and_ten_wrong_tries_are_too_many(house, walker, tablet):
    she, office = tablet(), walker("en")
    sets_up(she, house)
    office.given_i_am_signed_in("amina", house.sign_ins["amina"])
    office.when_i_visit("/phones/")
    office.page.locator("form[action$='/revoke/'] button").first.click()
    she.page.evaluate("new Promise((resolve) => setTimeout(resolve, 5500))")
    she.page.evaluate("dispatchEvent(new Event('online'))")
    expect(she.page.locator("[data-screen=erased]")).to_be_visible(timeout=20_000)
    assert nothing_is_left(she)
    she.page.goto("/field/")
    sets_up(she, house, signs_in=False)
    she.page.reload()
    for _ in range(10):
        button = she.page.locator("[data-form=unlock] button")
        she.unlocks("wrong again, and again")
        expect(button.or_(she.page.locator("[data-screen=erased] p")).first).to_be_enabled()
    expect(she.page.locator("[data-screen=erased]")).to_be_visible()
    assert nothing_is_left(she)


def test_the_page_is_accessible_in_arabic_and_locks_itself(house, tablet):
    she = tablet("arabic", "ar")
    sets_up(she, house)
    for screen in ("choose", "note", "person"):
        she.goes_to(screen)
        she.is_accessible()
        she.page.locator(f"[data-screen={screen}] button[data-go=home]").click()
    assert she.page.locator("html").get_attribute("dir") == "rtl"
    she.page.clock.install()
    she.goes_to("note")
    she.page.locator("[data-form=note] textarea").fill(PLANTED[0])
    she.page.clock.fast_forward("05:01")
    expect(she.page.locator("[data-screen=unlock]")).to_be_visible()
    expect(she.page.locator("[data-form=note] textarea")).to_have_value("")
    she.is_accessible()


def sets_up(she, house, *, signs_in=True):
    """Sign in, set the tablet up; returns the code of one of her cases."""
    page = she.page
    if signs_in:
        expect(page.locator("[data-sign-in]")).to_be_visible()
        page.locator("[data-sign-in]").click()
        page.locator("[name=login]").fill("amina")
        page.locator("[name=password]").fill(house.sign_ins["amina"])
        page.locator("form:has([name=password]) button[type=submit]").first.click()
        page.wait_for_url(re.compile("/field/$"))
    expect(page.locator("[data-screen=setup]")).to_be_visible()
    she.is_accessible()
    page.locator("#device-name").fill("Green tablet")
    page.locator("#new-passphrase").fill(PASSPHRASE)
    page.locator("#same-passphrase").fill(PASSPHRASE)
    she.finishes("setup")
    expect(page.locator("[data-screen=home]")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-carried]")).not_to_be_empty(timeout=20_000)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    she.is_accessible()
    return page.locator("#note-case option").nth(1).get_attribute("value")


def fills_in_arabic(she, code):
    """The urgent needs, in Arabic, of one of her cases."""
    page = she.page
    begins(she, code)
    host = page.locator("[data-fill] form")
    host.locator("select").first.select_option("ar")
    expect(host).to_have_attribute("dir", "rtl")
    for asked in ("كيف عرفت الإجابات؟", "كم عمر الشخص تقريبًا؟", "أي لون تعطي؟"):
        host.get_by_role("group", name=asked).get_by_role("radio").first.check()
    host.get_by_role("group", name="هل يوجد شيء من هذا؟").get_by_role("checkbox").first.check()
    words = host.locator("textarea, input[type=text]")
    words.nth(0).fill(" ".join(PLANTED[:10]))
    words.nth(1).fill(" ".join(PLANTED[20:25]))
    she.is_accessible()
    host.get_by_role("button", name="Send").click()
    expect(page.locator("[data-told]")).to_contain_text("Finished and sealed")


def begins(she, code):
    she.goes_to("choose")
    page = she.page
    page.locator("#choose-edition").select_option(label="Urgent needs and safety")
    page.locator("#choose-case").select_option(code)
    she.finishes("choose")
    expect(page.locator("[data-fill] form select").first).to_be_visible(timeout=20_000)


def writes_a_note(she, code):
    she.goes_to("note")
    she.page.locator("#note-case").select_option(code)
    she.page.locator("[data-form=note] textarea").fill(" ".join(PLANTED[10:20]))
    she.finishes("note")
    expect(she.page.locator("[data-told]")).to_contain_text("Finished and sealed")


def registers_a_person(she):
    she.goes_to("person")
    form = she.page.locator("[data-form=person]")
    form.locator("[name=name]").fill(" ".join(PLANTED[30:35]))
    form.locator("[name=words]").fill(" ".join(PLANTED[35:]))
    form.get_by_label("Nowhere safe to sleep tonight").check()
    form.get_by_label("Female").check()
    she.finishes("person")
    expect(she.page.locator("[data-told]")).to_contain_text("Finished and sealed")


def begins_a_draft(she, code):
    """She is interrupted in the middle of the next one."""
    begins(she, code)
    host = she.page.locator("[data-fill] form")
    host.locator("textarea, input[type=text]").first.fill(" ".join(PLANTED[25:30]))
    she.page.locator("[data-screen=fill] button[data-go=home]").click()
    expect(she.page.locator("[data-drafts]")).to_contain_text(code)


def stands_on_the_case(house, walker, code):
    """In the office: the answers with what came out, the note, and the person."""
    office = walker("en")
    office.given_i_am_signed_in("amina", house.sign_ins["amina"])
    for _ in range(40):
        office.when_i_visit(f"/cases/{code}/")
        if PLANTED[10] in office.page.locator("main").inner_text():
            break
        office.page.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    office.then_i_read(PLANTED[10], "Urgent needs and safety")
    office.when_i_visit("/parcels/")
    office.then_i_read("Nothing waits")
    office.then_the_page_is_accessible("parcels")


def erases(she):
    she.page.locator("[data-erase] summary").click()
    she.page.locator("[data-do=erase]").click()
    expect(she.page.locator("[data-screen=erased]")).to_be_visible()
    assert nothing_is_left(she)


def nothing_is_left(she):
    return she.page.evaluate(
        "Promise.all([indexedDB.databases(), caches.keys(), "
        "navigator.serviceWorker.getRegistrations()])"
        ".then((parts) => parts.every((part) => part.length === 0))"
    )
