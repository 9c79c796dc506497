"""The people every test may meet, and the sealed places they live in."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import caches

LONG_AGO = date(2020, 1, 1)
TODAY = date(2026, 3, 4)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "keyring"]), append=False)


@pytest.fixture(autouse=True)
def _everywhere(request):
    """Tests look everywhere, as commands do; those about the wall look where they say."""
    if not request.node.get_closest_marker("django_db"):
        yield
        return
    from haven.foundation.access.walls import EVERYWHERE, looking
    from haven.foundation.vault.keyring import held_keys

    request.getfixturevalue("db")
    caches["memory"].clear()  # another test's database, another test's answers
    with looking(EVERYWHERE), held_keys():
        yield


@pytest.fixture
def jobs_at_once(monkeypatch):
    """Jobs are done where they are asked for, not after the commit and not in the worker."""
    from haven.foundation.jobs import later

    monkeypatch.setattr(later.transaction, "on_commit", lambda do: do())
    monkeypatch.setattr(later, "enqueue", lambda name, codes, at: later.run(name, *codes))


def someone(username, mission, *roles, name=None, teams=()):
    """A person with an account and these roles in a mission."""
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import User

    user = User.objects.create_user(username, name or username.title(), "a long password")
    for role in roles:
        user.memberships.create(mission=mission, role=role, starts_on=LONG_AGO)
    for team in teams:
        team.memberships.create(user=user)
    return Actor.of(user, on=TODAY)


def signed_in(actor):
    """Her browser, after she has signed in."""
    from django.test import Client

    client = Client()
    client.force_login(actor.user)
    return client


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def sarajevo(db):
    from haven.foundation.access.models import Mission

    return Mission.objects.create(
        code="SJJ", name="Sarajevo", country="BA", time_zone="Europe/Sarajevo"
    )


@pytest.fixture
def tbilisi(db):
    from haven.foundation.access.models import Mission

    return Mission.objects.create(
        code="TBS", name="Tbilisi", country="GE", time_zone="Asia/Tbilisi"
    )


def _team(mission):
    from haven.foundation.access.models import Office

    office = Office.objects.create(mission=mission, name=mission.name)
    return office.teams.create(mission=mission, name="Protection")


@pytest.fixture
def team(sarajevo):
    return _team(sarajevo)


@pytest.fixture
def amina(sarajevo, team):
    """Case worker in Sarajevo."""
    from haven.foundation.access.roles import Role

    return someone("amina", sarajevo, Role.CASE_WORKER, name="Amina", teams=[team])


@pytest.fixture
def bashir(sarajevo, team):
    """Supervisor in Sarajevo."""
    from haven.foundation.access.roles import Role

    return someone("bashir", sarajevo, Role.SUPERVISOR, name="Bashir", teams=[team])


@pytest.fixture
def chloe(tbilisi):
    """Case worker in Tbilisi: a stranger to Sarajevo's people."""
    from haven.foundation.access.roles import Role

    return someone("chloe", tbilisi, Role.CASE_WORKER, name="Chloé", teams=[_team(tbilisi)])


@pytest.fixture
def as_amina(amina):
    return signed_in(amina)


@pytest.fixture
def at_most_twelve_queries(django_assert_max_num_queries):
    """What a page may cost, and what others show on it; PostgreSQL is told twice where to look."""
    from django.db import connection

    wall = 2 if connection.vendor == "postgresql" else 0
    return lambda others=0: django_assert_max_num_queries(12 + others + wall)
