"""A questionnaire speaks another language than the page, and changes it in place."""

import pytest
from playwright.sync_api import expect


def test_the_language_changes_in_place_and_keeps_what_was_answered(she):
    she.given("every_kind")
    form = she.page.locator(".haven-questionnaire")
    she.when_i_write("Name", "Amina")
    she.field("Language of the questionnaire").select_option("العربية")
    expect(form).to_have_attribute("dir", "rtl")
    expect(form).to_have_attribute("lang", "ar")
    expect(she.field("الاسم")).to_have_value("Amina")
    expect(she.group("هل هي آمنة؟")).to_be_visible()
    expect(she.page.locator("html")).to_have_attribute("dir", "ltr")
    radio = she.group("هل هي آمنة؟").get_by_text("نعم").bounding_box()
    assert radio["x"] > form.bounding_box()["width"] / 2
    she.then_the_page_is_accessible(360)


@pytest.mark.parametrize("page", ["ar", "ru"])
def test_a_questionnaire_opens_in_the_language_it_is_asked_in(she, page):
    she.given("every_kind", page=page, language="ar")
    expect(she.page.locator(".haven-questionnaire")).to_have_attribute("dir", "rtl")
    she.then_the_page_is_accessible(360, 1280)


def test_a_language_the_form_lacks_gives_its_own(she):
    she.given("every_kind", language="tg")
    expect(she.page.locator(".haven-questionnaire")).to_have_attribute("lang", "en")
