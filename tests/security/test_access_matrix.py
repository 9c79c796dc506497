"""Who gets in where: every address × method × role, compared with a table people agreed to.

After a change that is meant, write the table anew and read its difference line by line, as
somebody who wants to get in would:

    python -m pytest tests/security/test_access_matrix.py --regenerate
    git diff tests/security/access_matrix.csv
"""

import pytest

from haven.foundation.access.roles import Role
from tests.security import matrix
from tests.security.samples import ANONYMOUS, STRANGE_ADMINISTRATOR, STRANGER, callers, furnish

pytestmark = pytest.mark.django_db

OPEN_TO_ANYBODY = {
    "account_inactive",
    "account_login",
    "begin_anew",
    "calendar",
    "capture:field",
    "capture:field_manifest",
    "capture:field_worker",
    "set_language",
    "socialaccount_login_cancelled",
}
"""Addresses that answer somebody who has not signed in."""


@pytest.fixture
def rows(sarajevo, tbilisi, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    furnish(sarajevo)
    return matrix.observed(sarajevo, callers(sarajevo, tbilisi))


def test_everybody_gets_in_where_the_table_says_and_nowhere_else(rows, request):
    if request.config.getoption("--regenerate", default=False):
        matrix.write(rows)
    agreed = {(row["url"], row["method"]): row for row in matrix.written()}
    observed = {(row["url"], row["method"]): row for row in rows}
    assert observed.keys() - agreed.keys() == set(), "addresses without a row"
    assert agreed.keys() - observed.keys() == set(), "rows without an address"
    assert [row for key, row in observed.items() if row != agreed[key]] == []


def test_the_table_has_a_column_for_every_role():
    columns = {"url", "method", ANONYMOUS, STRANGER, STRANGE_ADMINISTRATOR, *Role}
    assert set(matrix.written()[0]) == columns


def test_nothing_opens_to_anybody_but_what_is_meant_to():
    opened = {row["url"] for row in matrix.written() if row[ANONYMOUS] == "allow"}
    assert opened <= OPEN_TO_ANYBODY


def test_no_address_breaks():
    assert not [row for row in matrix.written() if "500" in row.values()]
