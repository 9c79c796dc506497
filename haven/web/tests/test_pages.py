import re
from pathlib import Path

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client

from haven.web import views

COTTON = Path(__file__).parent.parent / "templates" / "cotton"
PARTS = COTTON.parent / "pattern_book"

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def reader(amina):
    client = Client()
    client.force_login(amina.user)
    return client


@pytest.mark.parametrize("path", ["/accounts/login/", "/calendar/", "/nowhere/"])
def test_every_page_says_that_only_ours_may_load_and_none_may_stay(visitor, path):
    page = visitor.get(path)
    assert page["Content-Security-Policy"].startswith("default-src 'self'")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in page["Permissions-Policy"]


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ru", "ltr"), ("ar", "rtl")])
def test_the_language_can_be_changed_without_scripts(visitor, code, direction):
    answer = visitor.post("/language/setlang/", {"language": code, "next": "/accounts/login/"})
    assert answer.url == "/accounts/login/"
    page = visitor.get(answer.url).content.decode()
    assert f'lang="{code}" dir="{direction}"' in page


@pytest.mark.parametrize(
    "page",
    [
        "signup", "email", "confirm-email", "password/reset", "password/reset/done",
        "password/set", "login/code/confirm", "3rdparty/signup", "2fa/webauthn/signup",
    ],
)  # fmt: skip
def test_pages_we_do_not_use_are_not_there(visitor, reader, page):
    for client in (visitor, reader):
        assert client.get(f"/accounts/{page}/").status_code == 404
        assert client.post(f"/accounts/{page}/").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["2fa/", "2fa/webauthn/", "password/change/", "3rdparty/", "logout/", "reauthenticate/",
     "inactive/", "3rdparty/login/cancelled/"],
)  # fmt: skip
def test_every_sign_in_page_wears_our_frame(reader, page):
    text = reader.get(f"/accounts/{page}").content.decode()
    assert '<main class="govuk-main-wrapper" id="main"' in text
    assert text.count("<h1") == 1
    assert_nothing_inline(text)


def test_the_sign_in_page_offers_no_way_to_register_or_to_mail_a_secret(visitor):
    text = visitor.get("/accounts/login/").content.decode()
    assert "/signup/" not in text
    assert "/password/reset/" not in text
    assert_nothing_inline(text)


def test_sign_in_leads_to_our_pages_only(visitor, amina):
    answer = visitor.post(
        "/accounts/login/?next=https://elsewhere.example/",
        {"login": "amina", "password": "a long password"},
    )
    assert answer.status_code == 302
    assert answer.url == "/"


def test_the_pattern_book_is_for_those_who_signed_in(visitor, reader):
    assert visitor.get("/pattern-book/").status_code == 302
    page = reader.get("/pattern-book/")
    assert page.status_code == 200
    assert_nothing_inline(page.content.decode())


def test_the_pattern_book_shows_every_component():
    shown = "".join(part.read_text() for part in PARTS.glob("*.html"))
    frame = (PARTS.parent / "pattern_book.html").read_text()
    used_by_others = {"error-summary"}
    names = {part.stem.replace("_", "-") for part in COTTON.glob("*.html")} - used_by_others
    assert {name for name in names if f"<c-{name}" not in shown + frame} == set()


def test_every_component_says_what_it_takes():
    for part in COTTON.glob("*.html"):
        assert part.read_text().startswith(f"{{# {part.stem.replace('_', '-')}: "), part.name


def test_a_page_that_is_not_there_says_what_a_forbidden_one_says(reader):
    page = reader.get("/nowhere/")
    assert page.status_code == 404
    assert "or it is not for you to see" in page.content.decode()


def test_what_went_wrong_is_told_without_the_request_or_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert views.server_error(rf.get("/")).status_code == 500
        assert views.bad_request(rf.get("/"), RequestDataTooBig()).status_code == 413
        assert views.bad_request(rf.get("/"), ValueError()).status_code == 400


def test_the_way_out_names_neither_haven_nor_her(reader):
    text = reader.get("/calendar/").content.decode()
    assert "Amina" not in text
    assert "<title>Haven" not in text
    assert "<header" not in text


def assert_nothing_inline(text):
    assert not re.search(r"<[^>]+\s(style|on\w+)=", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script
    assert "<style" not in text
