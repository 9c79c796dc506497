"""No word is lost: drafts, cut lines, refusals, a lost sign-in."""

import re

from playwright.sync_api import expect

from haven.web.tests.questionnaire.filler import answers


def test_a_draft_is_saved_on_leaving_a_field_and_comes_back(she):
    she.given()
    she.when_i_write("Age", "15")
    she.when_i_write("Name of the guardian", "Rano")
    she.when_i_press("Add: Child")
    she.field("Name of the child").nth(1).fill("Barno")
    she.field("Name of the child").nth(1).blur()
    expect(she.page.get_by_text(re.compile(r"Draft saved at \d\d:\d\d"))).to_be_visible()
    first = answers(she.desk.draft)["instanceID"]
    assert all(she.desk.tokens)
    she.given()
    expect(she.field("Name of the guardian")).to_have_value("Rano")
    expect(she.field("Name of the child").nth(1)).to_have_value("Barno")
    she.when_i_send()
    assert answers(she.then_it_was_kept()["xml_submission_file"])["instanceID"] == first


def test_a_draft_is_saved_while_she_types(she):
    she.page.clock.install()
    she.given()
    she.field("Age").press_sequentially("33")
    assert "33" not in she.desk.draft
    she.page.clock.fast_forward(10_001)
    expect(she.page.get_by_text("Draft saved at")).to_be_visible()
    assert "<age>33</age>" in she.desk.draft


def test_the_same_answers_give_the_same_bytes(she):
    drafts = []
    for _again in range(2):
        she.desk.draft = ""
        she.given()
        she.when_i_write("Age", "33")
        she.field("Age").blur()
        expect(she.page.get_by_text("Draft saved at")).to_be_visible()
        drafts.append(re.sub("uuid:[0-9a-f-]+", "", she.desk.draft))
    assert drafts[0] == drafts[1]


def test_files_are_not_in_a_draft_and_she_is_told(she):
    she.given("every_kind")
    paper = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": she.photo()}
    she.field("Photo of a paper").set_input_files(paper)
    she.then_i_read("photo.jpg")
    she.field("Name").focus()
    she.when_i_write("Name", "Amina")
    she.field("Name").blur()
    expect(she.page.get_by_text("Draft saved at")).to_be_visible()
    she.given("every_kind")
    she.then_i_read("Choose photos, recordings and signatures again.")
    she.when_i_send()
    sent = she.then_it_was_kept()
    assert set(sent) == {"xml_submission_file"}
    assert answers(sent["xml_submission_file"])["photo"] == ""


def test_no_late_draft_outlives_what_was_sent(she):
    she.given()
    she.when_i_write("Age", "33")
    she.desk.slow = 0.5
    she.when_i_send()
    she.then_it_was_kept()
    assert she.desk.acts == ["draft", "sent"]


def test_a_cut_line_loses_nothing(she):
    she.given()
    she.context.set_offline(True)
    she.when_i_write("Age", "33")
    she.field("Age").blur()
    she.then_i_read("Draft not saved yet.")
    she.when_i_send()
    she.then_i_read("There is no connection.")
    expect(she.field("Age")).to_have_value("33")
    she.context.set_offline(False)
    she.when_i_send()
    she.then_it_was_kept()


def test_the_reason_of_a_refusal_is_shown(she):
    she.given()
    she.desk.refusal = "This case was closed this morning."
    she.when_i_write("Age", "33")
    she.when_i_send()
    she.then_i_read("This case was closed this morning.")
    she.then_the_page_is_accessible(360)
    expect(she.field("Age")).to_have_value("33")


def test_whoever_is_signed_out_is_told_where_her_answers_are(she):
    she.given()
    she.desk.elsewhere = "/page"
    she.when_i_write("Age", "33")
    she.when_i_send()
    she.then_i_read("You are no longer signed in.")
    expect(she.field("Age")).to_have_value("33")


def test_a_form_that_cannot_be_read_says_so_and_changes_nothing(she):
    she.desk.draft = "no xml at all"
    she.page.goto("/page")
    she.then_i_read("The questionnaire could not be opened.")
    assert she.desk.draft == "no xml at all"


def test_nothing_typed_is_offered_to_the_browsers_memory(she):
    she.given("every_kind")
    form = she.page.locator(".haven-questionnaire")
    expect(form).to_have_attribute("autocomplete", "off")
