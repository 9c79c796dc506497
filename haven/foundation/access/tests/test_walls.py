"""PostgreSQL repeats the boundary of the mission, row by row."""

import pytest
from django.db import connection

from haven.foundation.access.models import MissionBound, Team
from haven.foundation.access.walls import POLICY, looking, mission_bound_models

pytestmark = pytest.mark.django_db


def test_every_table_with_a_mission_is_mission_bound():
    from django.apps import apps

    by_hand = {
        model
        for model in apps.get_models()
        if any(field.name == "mission" and field.is_relation for field in model._meta.fields)
    }
    assert by_hand - set(mission_bound_models()) == {apps.get_model("access", "Membership")}
    assert all(issubclass(model, MissionBound) for model in mission_bound_models())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one wall, the Rule")
def test_the_walls_stand_on_exactly_those_tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = %s", [POLICY])
        walled = {row[0] for row in cursor.fetchall()}
    assert walled == {model._meta.db_table for model in mission_bound_models()}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one wall, the Rule")
def test_a_forgotten_filter_shows_nothing_of_another_mission(team, sarajevo, tbilisi):
    with looking([tbilisi.pk]):
        assert not Team.objects.exists()
    with looking([]):
        assert not Team.objects.exists()
    with looking([sarajevo.pk]):
        assert Team.objects.get() == team
