"""A case on which questions can be asked."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.instruments.actions import add_edition, publish
from haven.foundation.instruments.tests.conftest import workbook
from haven.people.cases.tests.conftest import *  # noqa: F403 - Zarina and her case


@pytest.fixture
def hana(sarajevo):
    return someone("hana", sarajevo, Role.ANALYST, name="Hana")


@pytest.fixture
def edition(hana, bashir, sarajevo, now):
    draft, _ = add_edition(by=hana, mission=sarajevo, code="tonight", workbook=workbook(), at=now)
    publish(by=bashir, edition=draft, at=now)
    return draft
