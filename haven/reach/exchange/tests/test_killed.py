"""Killed at any moment, an import goes on where it was: nobody comes twice, nobody is lost."""

import os
import random
import subprocess
import sys
import time

import pytest

from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows

ROWS, KILLS = 150, 4
CHILD = "haven.reach.exchange.tests.child"


@pytest.fixture
def home(tmp_path):
    """Where a real installation would keep its data and keys."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("HAVEN_")},
        "DJANGO_SETTINGS_MODULE": "haven.web.settings",
        "HAVEN_HOME": str(tmp_path / "data"),
        "HAVEN_KEY_FILE": str(tmp_path / "keys" / "root.key"),
    }


def child(home, *words):
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", CHILD, *words], env=home, stdout=subprocess.PIPE, text=True
    )


def said(process):
    words, _errors = process.communicate(timeout=120)
    assert process.returncode == 0
    return words


def begin_and_kill(home, path, moment):
    process = child(home, "import", path)
    assert process.stdout
    while process.stdout.readline().strip() not in {"begun", ""}:
        pass
    time.sleep(moment)
    process.kill()
    process.communicate()


def test_an_import_survives_being_killed(home, tmp_path):
    chance = random.Random(11)  # noqa: S311
    path = tmp_path / "people.xlsx"
    with path.open("wb") as file:
        write_workbook(list(fictional_rows(ROWS)), file)
    said(child(home, "prepare"))
    for _time in range(KILLS):
        begin_and_kill(home, str(path), chance.uniform(0.02, 0.3))
    said(child(home, "import", str(path)))
    assert (
        said(child(home, "import", str(path))).strip().endswith("0 people and their cases are new.")
    )
    people, cases, answers, _texts = map(int, said(child(home, "count")).split())
    assert (people, cases, answers) == (ROWS, ROWS, ROWS)
