"""One house for all journeys, and a browser to walk through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.house import running
from tests.journeys.walker import Walker, chromium_options


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    with running(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_options())
        yield browser
        browser.close()


@pytest.fixture(params=["en", "ar", pytest.param("ru", marks=pytest.mark.slow)])
def language(request):
    """A language written either way; Russian, written as English is, is left to make soak."""
    return request.param


@pytest.fixture
def walker(house, browser):
    """Somebody who has not signed in yet; call it with a language."""
    walkers = []

    def begin(language="en"):
        walkers.append(Walker(browser, house.address, language))
        return walkers[-1]

    yield begin
    for walker in walkers:
        walker.context.close()
