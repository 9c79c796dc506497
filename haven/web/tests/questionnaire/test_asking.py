"""Every kind of question is asked, and its answer stands in the XML as a phone would write it."""

from playwright.sync_api import expect

from haven.web.tests.questionnaire.filler import answers

TYPED = {
    "Name": "Амина", "Phone": "0770 12", "Age": "٣٤", "Weight": "51,5",
    "Day we met": "2026-11-22", "Time she woke": "06:30", "Moment of the call": "2026-11-22T10:05",
    "Year of birth": "1998", "Card": "A-17", "Pain": "4",
}  # fmt: skip
KEPT = {
    "name": "Амина", "story": "One line.\nAnother.", "phone": "0770 12", "age": "34",
    "weight": "51.5", "met_on": "2026-11-22", "left_in": "2024-03-01", "born_in": "1998-01-01",
    "woke_at": "06:30:00.000", "called_at": "2026-11-22T10:05:00.000+06:00", "safe": "no",
    "papers": "yes", "needs": "shelter health", "village": "v25", "warm": "yes", "told": "OK",
    "place": "43.86 18.41", "photo": "photo.jpg", "voice": "voice.ogg",
    "signature": "signature.png", "card": "A-17", "pain": "4", "twice": "68", "origin": "Osh",
    "fixed": "unchanged",
}  # fmt: skip


def test_every_kind_of_answer_is_kept_as_phones_keep_it(she):
    she.given("every_kind")
    for label, words in TYPED.items():
        she.when_i_write(label, words)
    she.when_i_write("Story", "One line.\nAnother.")
    month = she.group("Month she left")
    month.get_by_label("Month").select_option("March")
    month.get_by_label("Year").fill("2024")
    she.when_i_tick("Is she safe?", "No")
    she.field("Has she papers?").select_option("Yes")
    she.when_i_tick("What does she need?", "Health care")
    she.when_i_tick("What does she need?", "Shelter")
    she.group("Village").get_by_label("Find in the list").fill("25")
    expect(she.group("Village").get_by_role("radio")).to_have_count(1)
    she.when_i_tick("Village", "Village 25")
    she.when_i_tick("Is it warm?", "Yes")
    she.when_i_tick("She was told her rights", "Yes, confirmed")
    she.group("Where is this?").get_by_label("Latitude").fill("43.86")
    she.group("Where is this?").get_by_label("Longitude").fill("18.41")
    attach_files(she)
    she.then_the_page_is_accessible(360, 1280)
    she.when_i_send()
    sent = she.then_it_was_kept()
    kept = answers(sent.pop("xml_submission_file"))
    assert {name: kept[name] for name in KEPT} == KEPT | {"needs": kept["needs"]}
    assert set(kept["needs"].split()) == {"shelter", "health"}
    assert set(sent) == {"photo.jpg", "voice.ogg", "signature.png"}
    assert b"Exif" not in sent["photo.jpg"]
    assert sent["signature.png"].startswith(b"\x89PNG")


def attach_files(she):
    paper = {"name": "IMG_1.JPG", "mimeType": "image/jpeg", "buffer": she.photo()}
    she.field("Photo of a paper").set_input_files(paper)
    voice = {"name": "rec.OGG", "mimeType": "audio/ogg", "buffer": b"OggS"}
    she.field("Her voice").set_input_files(voice)
    she.group("Signature").get_by_label("Or write instead").fill("Амина")
    she.group("Signature").get_by_label("Or write instead").press("Tab")
    for file in ("photo.jpg", "voice.ogg"):
        she.then_i_read(file)
    she.then_i_read("This is sent with the answers")


def test_a_large_photo_is_made_small(she):
    she.given("every_kind")
    large = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": she.photo(5000, 100)}
    she.field("Photo of a paper").set_input_files(large)
    she.then_i_read("photo.jpg")
    she.when_i_send()
    photo = she.then_it_was_kept()["photo.jpg"]
    at = photo.index(b"\xff\xc0") + 5
    assert (photo[at], photo[at + 1]) == (0, 41)
    assert (photo[at + 2], photo[at + 3]) == (2048 >> 8, 2048 & 255)


def test_a_signature_is_drawn_cleared_and_drawn_again(she):
    she.given("every_kind")
    signature = she.group("Signature")
    canvas = signature.get_by_role("img")
    canvas.scroll_into_view_if_needed()
    canvas.drag_to(canvas, source_position={"x": 20, "y": 20}, target_position={"x": 200, "y": 90})
    expect(signature).to_contain_text("This is sent")
    signature.get_by_role("button", name="Clear").click()
    expect(signature).not_to_contain_text("This is sent")
    she.when_i_send()
    assert "signature.png" not in she.then_it_was_kept()


def test_the_device_says_where_it_is_when_asked(she):
    she.context.grant_permissions(["geolocation"])
    she.context.set_geolocation({"latitude": 41.31, "longitude": 69.24, "accuracy": 12})
    she.given("every_kind")
    she.when_i_press("Use the place where I am")
    she.then_i_read("Found, exact to 12 metres.")
    she.when_i_send()
    kept = answers(she.then_it_was_kept()["xml_submission_file"])
    assert kept["place"] == "41.31 69.24 0.0 12.0"


UNKEPT = [
    ("Age", "many", "Write a whole number"),
    ("Weight", "5,5,5", "Write a number"),
    ("Year of birth", "98", "four digits"),
    ("Pain", "11", "cannot be kept"),
]


def test_what_cannot_be_kept_is_told_and_stays_in_the_field(she):
    she.given("every_kind")
    for label, typed, told in UNKEPT:
        she.when_i_write(label, typed)
        she.field(label).blur()
        she.then_i_read(told)
        expect(she.field(label)).to_have_value(typed)
    she.when_i_send()
    she.then_i_read("There is a problem")
    assert not she.desk.sent


def test_what_only_a_phone_can_ask_is_said_and_how_to_ask_is_found(she):
    she.given("every_kind")
    she.then_i_read("This question can only be answered on a phone.")
    expect(she.page.get_by_text("Ask twice.")).to_be_hidden()
    she.page.get_by_text("How to ask this").click()
    expect(she.page.get_by_text("Ask twice.")).to_be_visible()
    assert "Ask twice" not in she.page.locator(".govuk-hint").first.inner_text()
