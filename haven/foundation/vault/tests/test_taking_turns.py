"""Writers of the sealed file wait for each other, and no longer than makes sense."""

from threading import Event, Thread
from time import monotonic, process_time

import pytest
from django.db import OperationalError, connection

from haven.foundation.vault.cipherdb import base
from haven.foundation.vault.cipherdb.base import DatabaseWrapper

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the sealed file alone")


@pytest.fixture
def desks(tmp_path, django_db_blocker):
    """Two connections to one file."""
    told = {**connection.settings_dict, "NAME": tmp_path / "turns.db"}
    first, second = DatabaseWrapper(told, "first"), DatabaseWrapper(told, "second")
    for desk in (first, second):
        desk.inc_thread_sharing()
    with django_db_blocker.unblock():  # a file of its own
        with first.cursor() as cursor:
            cursor.execute("CREATE TABLE noted (word TEXT)")
        yield first, second
        first.close()
        second.close()


def write(desk, word="written"):
    with desk.cursor() as cursor:
        cursor.execute("INSERT INTO noted VALUES (%s)", [word])


def test_who_comes_second_waits_until_the_first_has_written(desks):
    first, second = desks
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    write(first)
    done = Event()
    waiting = Thread(target=lambda: (write(second), done.set()))
    waiting.start()
    assert not done.wait(0.2)
    first.commit()
    assert done.wait(5)
    waiting.join()


def test_waiting_costs_next_to_nothing_and_ends(desks, monkeypatch):
    monkeypatch.setattr(base, "PATIENCE", 0.3)
    first, second = desks
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    write(first)
    second.ensure_connection()
    began, used = monotonic(), process_time()
    with pytest.raises(OperationalError, match="locked"):
        write(second)
    assert monotonic() - began >= 0.3
    assert process_time() - used < 0.2
    first.rollback()


def test_a_log_that_is_still_read_is_said_so(desks, monkeypatch, caplog):
    monkeypatch.setattr(base, "PATIENCE", 0)
    first, second = desks
    write(first, "old")
    write(first, "older")
    with second.cursor() as reading:
        reading.execute("SELECT word FROM noted")
        assert reading.fetchone()
        write(first, "new")
        first.empty_the_log()
    assert "still being read" in caplog.text


def test_a_log_nobody_reads_is_empty_afterwards(desks, tmp_path, caplog):
    first, _second = desks
    write(first)
    first.empty_the_log()
    assert (tmp_path / "turns.db-wal").stat().st_size == 0
    assert not caplog.text
