"""Workbooks ready to be sent."""

import io

import pytest

from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows


def workbook(rows):
    file = io.BytesIO()
    write_workbook(list(rows), file)
    file.seek(0)
    file.name = "people.xlsx"
    return file


@pytest.fixture
def twelve():
    """A workbook of twelve fictional people."""
    return workbook(fictional_rows(12))
