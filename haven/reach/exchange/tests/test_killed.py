"""Killed at any moment, an import goes on where it was: nobody comes twice, nobody is lost."""

import os
import random
import subprocess
import sys
import time

import pytest

from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows

ROWS = 200
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
    """Kill it while it writes a portion; returns how many rows it had acknowledged."""
    process = child(home, "import", path)
    assert process.stdout
    told = next(line for line in process.stdout if line.strip().isdecimal())
    time.sleep(moment)
    process.kill()
    rest = [line for line in process.communicate()[0].split() if line.isdecimal()]
    return int((rest or [told])[-1])


def test_an_import_survives_being_killed(home, tmp_path):
    chance = random.Random()  # noqa: S311
    path = tmp_path / "people.xlsx"
    with path.open("wb") as file:
        write_workbook(list(fictional_rows(ROWS)), file)
    said(child(home, "prepare"))
    acknowledged = [begin_and_kill(home, str(path), chance.uniform(0, 0.1)) for _time in range(2)]
    assert 0 < acknowledged[0] < acknowledged[1] < ROWS
    lines = said(child(home, "finish", str(path))).splitlines()
    assert acknowledged[1] < int(next(line for line in lines if line.isdecimal()))
    assert lines[-1] == f"{ROWS} {ROWS} {ROWS}"
