"""Somebody at a screen: what she does, and what must be true of every page she sees."""

from __future__ import annotations

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

ARTEFACTS = Path(__file__).parent.parent.parent / "artefacts" / "screens"
WIDTHS, PICTURED = (360, 768, 1280, 1920), (360, 1280)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Walker:
    """One person with a browser; steps read Given / When / Then."""

    def __init__(self, browser: Browser, address: str, language: str = "en") -> None:
        self.address = address
        self.language = language
        self.context: BrowserContext = browser.new_context(
            base_url=address, viewport={"width": 1280, "height": 900}, locale=language
        )
        self.page: Page = self.context.new_page()
        self.strangers: list[str] = []
        self.page.on("request", self._notice_strangers)

    def given_i_am_signed_in(self, username: str, password: str) -> None:
        self.page.goto("/accounts/login/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("form:has([name=password]) button[type=submit]").first.click()
        expect(self.page.locator("h1")).to_be_visible()
        expect(self.page).not_to_have_url(re.compile("/accounts/login/"))

    def when_i_visit(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"

    def when_i_press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).or_(
            self.page.get_by_role("link", name=words)
        ).first.click()

    def then_i_read(self, *words: str) -> None:
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)

    def then_the_page_is_accessible(self, name: str) -> None:
        """No axe violation and no sideways scrolling, at every width; kept as a picture."""
        found = []
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            found += self._faults(width)
            if width in PICTURED:
                ARTEFACTS.mkdir(parents=True, exist_ok=True)
                picture = ARTEFACTS / f"{name}-{self.language}-{width}.png"
                self.page.screenshot(path=picture, full_page=True)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        assert not found, f"{name}: {found}"
        assert not self.strangers, f"The page asked others: {self.strangers}"

    def _faults(self, width: int) -> list[str]:
        faults = self._violations(width) if width in PICTURED else []
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{width}: scrolls sideways")
        return faults

    def _violations(self, width: int) -> list[str]:
        results = Axe().run(self.page, options=RULES)
        return [
            f"{width}: {fault['id']} at {fault['nodes'][0]['target']}"
            for fault in results.response["violations"]
        ]

    def _notice_strangers(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)


def chromium_options() -> dict[str, object]:
    """How the tests start Debian's Chromium; as root it has no sandbox of its own."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": "/usr/bin/chromium", "args": [*quiet, *sandbox]}
