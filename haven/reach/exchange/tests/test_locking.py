"""A locked workbook opens with its passphrase, and with nothing else."""

import io

import pytest
from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import InvalidKeyError
from openpyxl import Workbook

from haven.reach.exchange.locking import lock, new_passphrase


def unlock(file, passphrase):
    """The workbook inside, if the passphrase opens it and nobody has changed it."""
    opened, office = io.BytesIO(), OfficeFile(io.BytesIO(file))
    office.load_key(password=passphrase, verify_password=True)
    office.decrypt(opened, verify_integrity=True)
    return opened.getvalue()


@pytest.fixture(params=[1, 5_000])
def workbook(request):
    book, file = Workbook(), io.BytesIO()
    for number in range(request.param):
        book.active.append([number, f"row {number}"])
    book.save(file)
    return file.getvalue()


def test_what_was_locked_is_opened(workbook):
    passphrase = new_passphrase()
    assert unlock(lock(workbook, passphrase), passphrase) == workbook


def test_nothing_of_it_can_be_read_without(workbook):
    locked = lock(workbook, new_passphrase())
    assert b"sheet1.xml" in workbook
    assert b"sheet1.xml" not in locked


def test_another_passphrase_does_not_open_it(workbook):
    with pytest.raises(InvalidKeyError):
        unlock(lock(workbook, new_passphrase()), new_passphrase())


def test_a_changed_byte_is_noticed(workbook):
    passphrase = new_passphrase()
    locked = bytearray(lock(workbook, passphrase))
    locked[len(locked) // 2] ^= 1
    with pytest.raises(InvalidKeyError):
        unlock(locked, passphrase)


def test_the_same_workbook_is_locked_differently_each_time(workbook):
    assert lock(workbook, "same") != lock(workbook, "same")


def test_no_two_passphrases_are_alike():
    assert len({new_passphrase() for _time in range(100)}) == 100
