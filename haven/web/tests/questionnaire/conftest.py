"""A browser and a desk for the questionnaires."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from haven.web.tests.questionnaire.desk import Desk, opened
from haven.web.tests.questionnaire.filler import Filler
from tests.journeys.walker import chromium_options


def pytest_collection_modifyitems(items):
    for item in items:
        if "questionnaire" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("questionnaires"))


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_options())
        yield browser
        browser.close()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def she(browser, desk):
    server = opened(desk)
    filler = Filler(browser, f"http://127.0.0.1:{server.server_port}", desk)
    yield filler
    filler.context.close()
    server.shutdown()
    server.server_close()
