"""Facts to count: four hundred in Sarajevo, a few of them rare, and some in Tbilisi."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.kernel.facts import Fact

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def fictional_facts():
    """Women and men by region, with one concern or two; three people from Oceania."""
    for number in range(400):
        yield Fact(
            what="person",
            mission="SJJ",
            month=date(2025 + number % 2, 1 + number % 12, 1),
            sex="female" if number % 3 else "male",
            age_band=("0-17", "18-24", "25-59", "60+")[number % 7 % 4],
            region="Oceania" if number < 3 else ("Asia", "Africa", "Europe")[number % 5 % 3],
            concerns=frozenset({"stranded", "stateless"} if number % 50 == 0 else {"stranded"}),
        )
    for _ in range(20):
        yield Fact(what="person", mission="TBS", month=date(2026, 1, 1), sex="male", region="Asia")


@pytest.fixture
def spoken(monkeypatch):
    """What the programmes say: these facts, and nothing else."""
    room = SimpleNamespace(facts=fictional_facts)
    monkeypatch.setattr("haven.insight.statistics.actions.open_doors", lambda name: [room])


@pytest.fixture
def dana(sarajevo):
    """Analyst in Sarajevo."""
    return someone("dana", sarajevo, Role.ANALYST, name="Dana")


@pytest.fixture
def pavle(sarajevo):
    """Partner in Sarajevo: sees what was referred to him, and no figures of ours."""
    return someone("pavle", sarajevo, Role.PARTNER, name="Pavle")


@pytest.fixture
def counted(spoken, sarajevo, tbilisi):
    """All missions' facts, counted from the console."""
    from haven.foundation.access.actors import Actor
    from haven.insight.statistics.actions import count_again

    return count_again(by=Actor.console(), at=AT)
