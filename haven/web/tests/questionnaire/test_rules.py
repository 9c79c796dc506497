"""A form's own rules: what is asked, what fits, what is repeated, in which order of pages."""

from playwright.sync_api import expect

from haven.web.tests.questionnaire.filler import answers


def test_a_question_is_asked_only_where_it_belongs(she):
    she.given()
    expect(she.field("Name of the guardian")).to_be_hidden()
    she.when_i_write("Age", "15")
    expect(she.field("Name of the guardian")).to_be_visible()
    she.when_i_write("Name of the guardian", "Rano")
    she.when_i_write("Age", "20")
    expect(she.field("Name of the guardian")).to_be_hidden()
    she.when_i_send()
    assert "Rano" not in she.then_it_was_kept()["xml_submission_file"].decode()


def test_an_answer_that_does_not_fit_is_told_in_the_words_of_the_form(she):
    she.given()
    she.when_i_write("Age", "200")
    expect(she.page.get_by_text("Between 0 and 120")).to_be_hidden()
    she.field("Age").blur()
    expect(she.page.get_by_text("Between 0 and 120")).to_be_visible()
    expect(she.field("Age")).to_have_attribute("aria-invalid", "true")
    she.when_i_write("Age", "20")
    expect(she.page.get_by_text("Between 0 and 120")).to_be_hidden()


def test_what_is_missing_stands_on_top_and_leads_to_its_question(she):
    she.given()
    she.when_i_send()
    summary = she.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Age – Say how old she is")
    she.then_the_page_is_accessible(360)
    summary.get_by_role("link").click()
    expect(she.field("Age")).to_be_focused()
    she.when_i_write("Age", "16")
    she.when_i_send()
    expect(summary).to_contain_text("Name of the guardian – Answer this question.")
    assert not she.desk.sent


def test_an_answer_narrows_the_choices_of_the_next(she):
    she.given()
    towns = she.group("Town")
    expect(towns.get_by_role("radio")).to_have_count(0)
    she.when_i_tick("Country", "Tajikistan")
    expect(towns.get_by_role("radio")).to_have_count(2)
    she.when_i_tick("Town", "Khujand")
    she.when_i_tick("Country", "Kyrgyzstan")
    expect(towns.get_by_role("radio")).to_have_count(1)
    she.when_i_write("Age", "20")
    she.when_i_send()
    kept = answers(she.then_it_was_kept()["xml_submission_file"])
    assert (kept["country"], kept["town"]) == ("kg", "")


def test_children_are_added_and_removed_one_by_one(she):
    she.given()
    she.page.on("dialog", lambda dialog: dialog.accept())
    she.when_i_write("Age", "30")
    she.when_i_write("Name of the child", "Aziz")
    she.when_i_press("Add: Child")
    expect(she.page.get_by_role("heading", name="Child 2")).to_be_focused()
    she.field("Name of the child").nth(1).fill("Barno")
    she.group("Is the child with her?").nth(1).get_by_label("Yes").check()
    she.when_i_press("Add: Child")
    she.field("Name of the child").nth(2).fill("Chinara")
    she.when_i_press("Remove: Child 1")
    expect(she.page.get_by_role("button", name="Add: Child")).to_be_focused()
    expect(she.page.get_by_role("heading", name="Child 2")).to_be_visible()
    she.when_i_send()
    xml = she.then_it_was_kept()["xml_submission_file"].decode()
    assert "Aziz" not in xml
    assert xml.index("Barno") < xml.index("Chinara")
    assert answers(xml)["children"] == "2"


def test_a_questionnaire_in_pages_tells_what_is_wrong_before_the_next(she):
    she.given(pages="many")
    she.then_i_read("Page 1 of 3")
    she.when_i_press("Continue")
    she.then_i_read("Say how old she is")
    she.when_i_write("Age", "40")
    she.when_i_press("Continue")
    she.then_i_read("Page 2 of 3")
    expect(she.field("Age")).to_be_hidden()
    expect(she.group("Country")).to_be_visible()
    she.when_i_press("Back")
    expect(she.field("Age")).to_have_value("40")
    she.when_i_press("Continue")
    she.when_i_press("Continue")
    she.then_the_page_is_accessible(360)
    she.when_i_send()
    assert answers(she.then_it_was_kept()["xml_submission_file"])["age"] == "40"


def test_from_the_last_page_an_error_leads_back_to_the_first(she):
    she.given(pages="many")
    she.when_i_write("Age", "40")
    she.when_i_press("Continue")
    she.when_i_press("Continue")
    she.when_i_press("Back")
    she.when_i_press("Back")
    she.when_i_write("Age", "")
    she.when_i_press("Continue")
    she.page.locator(".govuk-error-summary a").click()
    expect(she.field("Age")).to_be_focused()


def test_the_border_registry_goes_in_and_out(she):
    she.given("fmr")
    she.field("Flow monitoring point").select_option("Example crossing A")
    she.when_i_write("Date and time of observation", "2026-11-22T10:00")
    she.when_i_tick("How was the information collected?", "Direct observation")
    she.when_i_tick("Direction of movement", "Incoming")
    she.when_i_write("People in the group", "3")
    she.field("Main nationality").select_option("Afghanistan")
    she.when_i_write("Men (18+)", "1")
    she.then_i_read("Sex and age figures do not add up to the group size.")
    she.when_i_write("Women (18+)", "1")
    she.when_i_write("Girls (0-17)", "1")
    expect(she.page.get_by_text("do not add up")).to_be_hidden()
    she.when_i_tick("Means of transport", "On foot")
    she.when_i_send()
    kept = answers(she.then_it_was_kept()["xml_submission_file"])
    assert kept["mode"] == "foot"
    assert kept["n_groups"] == "1"


def test_the_trafficking_data_standard_opens_as_it_is_and_is_sent(she):
    she.given("htcds_xlsform")
    assert she.page.locator(".govuk-form-group").count() >= 30
    she.when_i_send()
    she.then_it_was_kept()
