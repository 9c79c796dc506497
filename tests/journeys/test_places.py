"""Every place, in every language, at every width: reachable, readable, kept as a picture."""

from __future__ import annotations

import re

import pytest

PLACES = {
    "amina": {
        "my-work": "/",
        "find-nobody-yet": "/find/",
        "intake-empty": "/intake/",
        "cases": "/cases/",
        "directory": "/directory/",
        "same-person": "/same-person/",
        "same-person-list": "/same-person/sure/",
        "exchange-empty": "/exchange/",
        "own-sign-in": "/steward/",
    },
    "bashir": {
        "supervisor-work": "/",
        "workload": "/cases/workload/",
        "pauses": "/deadlines/pauses/",
        "trail": "/steward/trail/",
        "exports": "/exchange/exports/",
        "directory-add": "/directory/add/",
    },
    "ruth": {
        "people": "/steward/people/",
        "teams": "/steward/teams/",
        "status": "/steward/status/",
    },
    "hana": {"evidence-choices": "/evidence/"},
}

FAMILY = ("family/", "family/add/", "household/join/", "circle/", "circle/add/")


@pytest.mark.parametrize("who", PLACES)
def test_every_place_is_accessible(house, walker, language, who):
    she = walker(language)
    she.given_i_am_signed_in(who, house.sign_ins[who])
    for name, path in PLACES[who].items():
        she.when_i_visit(path)
        she.then_the_page_is_accessible(name)


def test_a_pair_of_records_is_accessible(house, walker, language):
    bashir = walker(language)
    bashir.given_i_am_signed_in("bashir", house.sign_ins["bashir"])
    bashir.when_i_visit("/same-person/")
    bashir.then_the_page_is_accessible("same-person-supervisor")
    bashir.page.locator("main th a[href^='/same-person/']").first.click()
    bashir.page.wait_for_url(re.compile(r"/same-person/\d+/$"))
    bashir.then_the_page_is_accessible("same-person-pair")


def test_a_case_and_its_person_are_accessible(house, walker, language):
    amina = walker(language)
    amina.given_i_am_signed_in("amina", house.sign_ins["amina"])
    amina.when_i_visit("/cases/?whose=mine")
    amina.page.locator("main a[href^='/cases/C-']").first.click()
    amina.page.wait_for_url(re.compile("/cases/C-"))
    case = re.search(r"/cases/(C-[0-9A-Z-]+)/", amina.page.url)[1]
    for page in ("", "note/", "service/", "task/", "concern/", "change/"):
        amina.when_i_visit(f"/cases/{case}/{page}")
        amina.then_the_page_is_accessible(f"a-case-{page.strip('/') or 'whole'}")
    amina.when_i_visit(f"/cases/{case}/")
    amina.page.locator("main a[href$='/pause/']").first.click()
    amina.page.wait_for_url(re.compile("/pause/$"))
    amina.then_the_page_is_accessible("a-case-pause")
    amina.when_i_visit(f"/cases/{case}/")
    amina.page.locator("main a[href^='/people/']").first.click()
    amina.page.wait_for_url(re.compile("/people/"))
    person = re.search(r"/people/([0-9A-Z-]+)/", amina.page.url)[1]
    for page in ("", "contacts/", *FAMILY, "consents/", "consents/ask/", "change/"):
        amina.when_i_visit(f"/people/{person}/{page}")
        amina.then_the_page_is_accessible(f"a-person-{page.strip('/').replace('/', '-') or 'who'}")
