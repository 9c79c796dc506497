"""Those who look after a mission."""

import pytest

from conftest import someone
from haven.foundation.access.roles import Role


@pytest.fixture
def dana(sarajevo):
    """Administrator in Sarajevo."""
    return someone("dana", sarajevo, Role.ADMINISTRATOR)


@pytest.fixture
def fikret(sarajevo):
    """Data-protection officer in Sarajevo: the second person."""
    return someone("fikret", sarajevo, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def friend(sarajevo):
    """Somebody whom the administrator would like to see files."""
    return someone("friend", sarajevo, Role.ANALYST)
