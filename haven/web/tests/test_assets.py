import gzip
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parent.parent
BUILT = WEB / "static" / "haven"
KILOBYTE = 1024


@pytest.mark.parametrize("sheet", ["ltr.css", "rtl.css"])
def test_a_style_sheet_is_light(sheet):
    assert len(gzip.compress((BUILT / sheet).read_bytes())) <= 22 * KILOBYTE


@pytest.mark.parametrize("sheet", ["ltr.css", "rtl.css"])
def test_a_style_sheet_asks_only_for_fonts_that_are_there(sheet):
    text = (BUILT / sheet).read_text()
    named = set(re.findall(r"url\(([^)]+)\)", text))
    assert named
    assert all((BUILT / name.strip("\"'")).exists() for name in named)
    assert "GDS Transport" not in text


def test_both_style_sheets_come_from_the_same_build():
    ltr, rtl = ((BUILT / f"{side}.css").read_text() for side in ("ltr", "rtl"))
    assert ltr != rtl
    assert sorted(set(re.findall(r"\.haven-[\w-]+", ltr))) == sorted(
        set(re.findall(r"\.haven-[\w-]+", rtl))
    )


def test_our_own_styles_know_no_left_and_right():
    for source in (WEB / "assets" / "scss").glob("*.scss"):
        assert not re.search(r"(margin|padding|border)-(left|right)\b", source.read_text())


def test_the_lock_names_no_registry():
    lock = (WEB / "assets" / "package-lock.json").read_text()
    assert '"resolved"' not in lock


def test_every_font_brings_its_licence():
    for font in (BUILT / "fonts").glob("*.woff2"):
        family = re.match(r"(noto-sans(-arabic|-georgian|-armenian)?)-", font.name)[1]
        assert "Open Font License" in (BUILT / "fonts" / f"{family}-LICENSE.txt").read_text()


def test_the_questionnaires_script_is_no_heavier_than_its_engine():
    script = (BUILT / "questionnaire.js").read_bytes()
    assert len(gzip.compress(script)) <= 285 * KILOBYTE


def test_only_one_file_knows_the_engine():
    sources = (WEB / "assets" / "questionnaire").rglob("*.mjs")
    knowing = [one.name for one in sources if "@getodk" in one.read_text()]
    assert knowing == ["engine.mjs"]


def test_the_questionnaires_script_holds_no_words_of_its_own():
    shown = (WEB / "templates" / "cotton" / "questionnaire.html").read_text()
    given = set(re.findall(r'data-text="([\w-]+)"', shown))
    sources = "".join(one.read_text() for one in (WEB / "assets" / "questionnaire").rglob("*.mjs"))
    asked = set(re.findall(r'\bsay\("([\w-]+)"', sources))
    asked |= set(re.findall(r'\btell\("([\w-]+)"', sources))
    assert asked <= given
    assert {key for key in given if f'"{key}"' not in sources} == {
        "required-broken", "constraint-broken",
    }  # fmt: skip
