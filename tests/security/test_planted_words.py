"""Two hundred planted names, told to the product in every way it listens, rest nowhere in the open.

They are looked for in every file the product keeps (databases, logs, keys), in every row of both
databases as somebody with the database's password reads them, in every address and page title it
showed, and in the answers given to strangers.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys

import pytest

from haven.reach.exchange.htcds.rows import Row
from haven.reach.exchange.htcds.writing import write_workbook
from tests.journeys.house import running
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("houses")]

SYLLABLES = {
    "latin": ["zav", "qor", "blin", "trux", "mev", "yolk", "dran", "šup"],
    "cyrillic": ["жув", "щор", "блин", "трюх", "мэв", "ёлк", "дран", "шуп"],
    "arabic": ["ظوف", "قور", "بلن", "ترخ", "مفض", "يلق", "درن", "شوب"],
}

EVERY_ROW = """
import django; django.setup()
from django.db import connections
for alias in ("default", "keyring"):
    connection = connections[alias]
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    text = bytes(value).decode("utf-8", "replace") if isinstance(
                        value, (bytes, memoryview)) else str(value)
                    print(table, text.replace("\\n", " "))
"""


def planted_words(count, seed=11):
    """Words nobody says by accident, in three scripts."""
    chance, words = random.Random(seed), set()
    while len(words) < count:
        script = chance.choice(sorted(SYLLABLES))
        words.add("".join(chance.choices(SYLLABLES[script], k=4)).capitalize())
    return sorted(words)


@pytest.fixture(scope="module")
def words():
    return planted_words(200)


@pytest.fixture(scope="module")
def told(words, tmp_path_factory):
    """A house that has been told all the words; it has stopped when the tests look."""
    folder = tmp_path_factory.mktemp("planted")
    with running(folder) as house:
        amina = Visitor(house.address).signs_in("amina", house.sign_ins["amina"])
        _import_names(house, folder, words[:100])
        _tell_by_hand(amina, words[100:])
        rows = subprocess.run(
            [sys.executable, "-c", EVERY_ROW],
            env={**house.environment, "DJANGO_SETTINGS_MODULE": "haven.web.settings"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    return folder, amina, rows


def _import_names(house, folder, words):
    path = folder.parent / f"{folder.name}.xlsx"
    pairs = zip(words[::2], words[1::2], strict=True)
    with path.open("wb") as file:
        write_workbook([Row(n, _answers(*pair)) for n, pair in enumerate(pairs, 3)], file)
    done = house.haven("import-htcds", str(path), "--mission", "SJJ")
    assert done.returncode == 0, done.stdout + done.stderr


def _answers(first, second):
    return {"prs_FirstName": first, "prs_SecondName": second, "cas_IncomingReferralDetails": first}


def _tell_by_hand(visitor, words):
    case = re.search(r"/cases/(C-[0-9A-Z-]+)/", visitor.opens("/cases/").text)[1]
    ways = [
        lambda word: visitor.sends("/find/", text=word),
        lambda word: visitor.sends("/intake/", name=word, sex="female"),
        lambda word: visitor.sends("/drafts/intake/", page="/intake/", name=word),
        lambda word: visitor.sends(f"/cases/{case}/note/", kind="contact", text=f"{word} called."),
        lambda word: visitor.sends("/intake/candidates/", page="/intake/", name=word),
        lambda word: visitor.sends(
            "/asking/ask/", page="/find/", mission="DYU", name=word, sex="female", why=word
        ),
    ]
    for n, word in enumerate(words):
        answer = ways[n % len(ways)](word)
        assert answer.status_code < 400, (n % len(ways), answer.status_code)


def test_no_file_holds_a_planted_word(told, words):
    folder, _, _ = told
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found += [
            (path.name, word)
            for word in words
            for form in (word, word.lower())
            if form.encode() in content or form.encode("utf-16-le") in content
        ]
    assert not found


def test_no_row_of_the_databases_holds_a_planted_word(told, words):
    _, _, rows = told
    assert "cases_note" in rows
    assert [word for word in words if word.lower() in rows.lower()] == []


def test_no_address_title_or_header_holds_a_planted_word(told, words):
    _, visitor, _ = told
    shown = "\n".join(visitor.shown).lower()
    assert "/intake/" in shown
    assert [word for word in words if word.lower() in shown] == []


def test_the_search_can_fail(told, words):
    """The words really were told, and the way of looking does find what is in the open."""
    folder, _, _ = told
    assert len(set(words)) == 200
    (folder / "in-the-open").write_text(words[0])
    try:
        with pytest.raises(AssertionError):
            test_no_file_holds_a_planted_word(told, words)
    finally:
        (folder / "in-the-open").unlink()
