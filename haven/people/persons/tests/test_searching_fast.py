"""Who searches for one name after another is asked to wait, and her supervisor is told."""

import pytest
from django.test import Client

from haven.foundation.audit import openings
from haven.foundation.audit.models import Entry, Opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_amina(amina):
    client = Client()
    client.force_login(amina.user)
    return client


def test_many_names_in_half_an_hour_end_on_a_calm_page(as_amina, monkeypatch):
    monkeypatch.setattr(openings, "USUAL_SEARCHES", 3)
    for name in ("Зарина", "зарина ", "Amina", "Nino"):
        assert as_amina.post("/find/", {"text": name}).status_code == 200
    assert as_amina.post("/find/", {"text": "Leila"}).status_code == 429
    assert as_amina.post("/find/", {"text": "Nino"}).status_code == 200
    assert Entry.objects.get(act=openings.TOO_FAST).by == "amina"


def test_what_was_looked_for_is_not_written_down(as_amina):
    as_amina.post("/find/", {"text": "Зарина"})
    assert "арина" not in Opening.objects.get().subject.lower()
