"""Names in clear stay in memory, and no name is long enough to lose the mark of a page."""

import io
import os
import sys
import warnings

import pytest

from haven.reach.exchange.htcds.marks import LONGEST, Mark, _plain
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.locking import lock
from haven.reach.exchange.tests.test_exporting import NOON
from haven.reach.exchange.tests.workbooks import fictional_rows

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
written: list[str] | None = None


def _notice(event, told):
    """What Python itself reports of every file it opens; a hook cannot be taken away again."""
    if written is None:
        return
    if event.startswith("tempfile.") or (event == "open" and told[2] & WRITES):
        written.append(f"{event} {told[0]}")


sys.addaudithook(_notice)


@pytest.fixture
def files(monkeypatch):
    """The files opened for writing since the test began."""
    opened: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "written", opened)
    return opened


def mark(receiver):
    return Mark("E-SJJ-1", "Sarajevo", 1, "Check", receiver, "Bashir", "nobody else", NOON)


def test_the_watch_notices_a_temporary_file(files, tmp_path):
    (tmp_path / "x").write_text("Leila")
    assert files


def test_an_export_creates_no_file(files):
    file = io.BytesIO()
    write_workbook(list(fictional_rows(50)), file, mark("Nino, Safe House"))
    lock(file.getvalue(), "a passphrase")
    assert files == []


@pytest.mark.parametrize("receiver", ["A&B " * 75, "&" * 300, "x" + "&" * 300, "Safe House"])
def test_a_page_keeps_its_mark_whatever_the_receiver_is_called(receiver):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter warns of a header it drops
        write_workbook([], io.BytesIO(), mark(receiver))
    plain = _plain(receiver)
    assert len(plain) <= LONGEST
    assert "&" not in plain.replace("&&", "")
