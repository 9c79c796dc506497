"""Every text is said in every language of the interface, whole and with its gaps in place."""

import re
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parent.parent / "haven" / "web" / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
GAP = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def language(path):
    return path.parent.parent.name


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_no_text_is_missing_or_doubtful(path):
    assert [entry.msgid for entry in polib.pofile(str(path)) if not entry.translated()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_every_gap_is_filled(path):
    for entry in polib.pofile(str(path)):
        said = [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values()
        asked = set(GAP.findall(entry.msgid)) | set(GAP.findall(entry.msgid_plural))
        for words in said:
            assert set(GAP.findall(words)) <= asked, entry.msgid
            if not entry.msgid_plural:
                assert set(GAP.findall(words)) == asked, entry.msgid


def test_no_text_waits_to_be_gathered():
    """Texts of our templates and code that the catalogues have never seen."""
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUES[0]))}
    house = LOCALE.parent.parent
    said = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
    missing = {
        words
        for template in house.rglob("*.html")
        if "node_modules" not in template.parts
        for found in said.findall(template.read_text())
        for words in found
        if words and words not in known
    }
    assert missing == set()
