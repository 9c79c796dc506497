"""A locked workbook opens with its passphrase in any reader, and with nothing else."""

import os
from pathlib import Path

import pytest

from haven.reach.exchange.locking import lock, new_passphrase
from haven.reach.exchange.tests.unlocking import ChangedError, WrongPassphraseError, unlock

ELSEWHERE = Path(__file__).with_name("locked_elsewhere.xlsx")


@pytest.mark.parametrize("size", [4096, 4097, 8191, 70_000, 7_200_000, 16_000_000])
def test_what_was_locked_is_opened(size):
    """The last two are too large for the header to name every sector of the table."""
    workbook, passphrase = os.urandom(size), new_passphrase()
    assert unlock(lock(workbook, passphrase), passphrase) == workbook


def test_the_reader_of_these_tests_opens_what_another_program_locked():
    assert unlock(ELSEWHERE.read_bytes(), "correct horse").startswith(b"PK\x03\x04")


def test_another_passphrase_does_not_open_it():
    locked = lock(bytes(5000), new_passphrase())
    with pytest.raises(WrongPassphraseError):
        unlock(locked, new_passphrase())


def test_a_changed_byte_is_noticed():
    passphrase = new_passphrase()
    locked = bytearray(lock(bytes(5000), passphrase))
    locked[3 * 512 + 4000] ^= 1
    with pytest.raises(ChangedError):
        unlock(locked, passphrase)


def test_the_same_workbook_is_locked_differently_each_time():
    assert lock(bytes(5000), "same") != lock(bytes(5000), "same")


def test_nothing_too_small_to_be_a_workbook_is_locked():
    with pytest.raises(ValueError, match="package"):
        lock(b"", "same")


def test_no_two_passphrases_are_alike():
    assert len({new_passphrase() for _time in range(100)}) == 100
