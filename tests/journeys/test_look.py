"""How the pages that belong to no programme look and behave, in three languages."""

import re

from playwright.sync_api import expect


def test_the_sign_in_page_is_for_everybody(walker, language):
    she = walker(language)
    she.when_i_visit("/accounts/login/")
    she.then_the_page_is_accessible("sign-in")


def test_the_pattern_book_shows_no_fault(house, walker, language):
    she = walker(language)
    she.given_i_am_signed_in(*next(iter(house.sign_ins.items())))
    she.when_i_visit("/pattern-book/")
    she.then_the_page_is_accessible("pattern-book")


def test_her_second_step_is_set_up_with_a_key_she_carries(house, walker):
    she = walker("en")
    username, password = list(house.sign_ins.items())[-1]
    she.given_i_am_signed_in(username, password)
    carries_a_key(she)

    she.when_i_visit("/accounts/2fa/webauthn/add/")
    says_again_who_she_is(she, password)
    she.page.get_by_label("Passwordless").check()
    she.page.locator("#mfa_webauthn_add").click()
    expect(she.page).to_have_url(re.compile("recovery-codes"))
    she.when_i_visit("/accounts/2fa/")
    she.then_i_read("1 key is set up")
    she.then_the_page_is_accessible("second-step")

    she.context.clear_cookies()
    she.when_i_visit("/accounts/login/?next=/accounts/2fa/")
    she.when_i_press("Sign in with a passkey")
    she.then_i_read("Your second step")
    she.when_i_visit("/accounts/2fa/webauthn/")
    she.then_i_read("Passkey")
    forgets_the_key(she, password)


def test_the_way_out_leaves_nothing_behind_it(house, walker):
    she = walker("en")
    she.given_i_am_signed_in(*next(iter(house.sign_ins.items())))
    she.when_i_visit("/calendar/")
    she.when_i_visit("/pattern-book/")
    she.when_i_press("Exit this page")
    expect(she.page).to_have_url(re.compile("/calendar/$"))
    she.page.go_back()
    expect(she.page).not_to_have_url(re.compile("/pattern-book/"))


def carries_a_key(she):
    """Give her browser a key that says yes, as a phone with her finger on it would."""
    tools = she.context.new_cdp_session(she.page)
    tools.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def says_again_who_she_is(she, password):
    she.page.locator("[name=password]").fill(password)
    she.page.locator("main form button").first.click()


def forgets_the_key(she, password):
    """Leave the house as it was, so that other journeys need no second step."""
    she.page.get_by_role("link", name=re.compile("^Remove")).first.click()
    says_again_who_she_is(she, password)
    expect(she.page).to_have_url(re.compile("/remove/$"))
    she.page.locator("main form button").click()
    she.then_i_read("No keys yet")
