"""A promise, and the moment it was made."""

from datetime import UTC, datetime, timedelta

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.deadlines import clocks
from haven.foundation.deadlines.models import Kind

WEDNESDAY = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def clock(team, amina):
    """First contact within 24 hours, promised by Amina; the team stands for a case."""
    return clocks.start_by_risk(
        kind=Kind.FIRST_CONTACT, subject=team, risk="high", at=WEDNESDAY, owner=amina.user
    )


@pytest.fixture
def vesna(sarajevo):
    """A second supervisor in Sarajevo."""
    return someone("vesna", sarajevo, Role.SUPERVISOR)
