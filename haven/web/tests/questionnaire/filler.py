"""Somebody who fills a questionnaire, and what must be true of it."""

from __future__ import annotations

import re
from base64 import b64decode

from axe_playwright_python.sync_playwright import Axe
from defusedxml.ElementTree import fromstring
from playwright.sync_api import expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DRAW = """([width, height]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").fillRect(0, 0, width, height);
    return canvas.toDataURL("image/jpeg").split(",")[1];
}"""
EXIF = b"\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"


class Filler:
    """One person at a screen; steps read Given / When / Then."""

    def __init__(self, browser, address, desk):
        self.desk = desk
        self.context = browser.new_context(base_url=address, timezone_id="Asia/Bishkek")
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)

    def given(self, form="rules", **more):
        query = "&".join(f"{key}={value}" for key, value in {"form": form, **more}.items())
        self.page.goto(f"/page?{query}")
        expect(self.page.locator(".haven-questionnaire__pages")).to_be_visible()
        return self

    def field(self, label):
        return self.page.get_by_label(re.compile(f"^{re.escape(label)}( \\(required\\))?$"))

    def group(self, legend):
        return self.page.get_by_role("group", name=legend)

    def when_i_write(self, label, words):
        self.field(label).fill(words)

    def when_i_tick(self, legend, answer):
        self.group(legend).get_by_label(answer, exact=True).check()

    def when_i_press(self, words):
        self.page.get_by_role("button", name=words, exact=True).click()

    def photo(self, width=40, height=30):
        """A JPEG as a camera writes it, with an Exif part."""
        plain = b64decode(self.page.evaluate(DRAW, [width, height]))
        return plain[:2] + EXIF + plain[2:]

    def when_i_send(self):
        self.when_i_press("Send")

    def then_it_was_kept(self):
        expect(self.page).to_have_url(re.compile("/thanks$"))
        return self.desk.sent[-1]

    def then_i_read(self, words):
        expect(self.page.locator("main")).to_contain_text(words)

    def then_the_page_is_accessible(self, *widths):
        found = []
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(self.page, options=RULES).response["violations"]
            found += [f"{width}: {one['id']} {one['nodes'][0]['target']}" for one in results]
            if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{width}: scrolls sideways")
        assert found == []
        assert self.faults == []

    def _hear(self, message):
        if message.type == "error" and "Failed to load" not in message.text:
            self.faults.append(message.text)


def answers(xml):
    """The answers of an instance by question name; of repeats, the last."""
    root = fromstring(xml)
    return {
        element.tag.rsplit("}", 1)[-1]: element.text or ""
        for element in root.iter()
        if len(element) == 0
    }
