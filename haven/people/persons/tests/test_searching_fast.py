"""Who searches for one name after another is asked to wait, and her supervisor is told."""

import pytest

from haven.foundation.audit import openings
from haven.foundation.audit.models import Entry, Opening

pytestmark = pytest.mark.django_db


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


def described(sarajevo, **answers):
    return {"mission": sarajevo.pk, "sex": "female", "nationality": "TJ", **answers}


@pytest.mark.parametrize("address", ["/intake/", "/intake/candidates/"])
def test_describing_one_person_after_another_ends_there_too(
    as_amina, sarajevo, dilorom, monkeypatch, address
):
    monkeypatch.setattr(openings, "USUAL_SEARCHES", 2)
    for name in ("Dilorom Karimova", "dilorom karimova", "Дилором Каримова"):
        assert as_amina.post(address, described(sarajevo, name=name)).status_code == 200
    refused = as_amina.post(address, described(sarajevo, name="Karimova Dilorom"))
    assert refused.status_code == 429
    assert refused.templates[0].name == "audit/too_fast.html"
    assert as_amina.post("/find/", {"text": "Leila"}).status_code == 429
    assert dilorom.code not in refused.content.decode()
    assert Entry.objects.get(act=openings.TOO_FAST).by == "amina"


def test_another_number_for_the_same_name_is_another_search(as_amina, sarajevo, monkeypatch):
    monkeypatch.setattr(openings, "USUAL_SEARCHES", 1)
    hers = described(sarajevo, name="Zarina", channel="phone", value="+387 61 000 111")
    assert as_amina.post("/intake/candidates/", hers).status_code == 200
    assert as_amina.post("/intake/candidates/", hers).status_code == 200
    other = {**hers, "value": "+387 61 000 112"}
    assert as_amina.post("/intake/candidates/", other).status_code == 429


def test_a_name_found_nowhere_is_not_counted_twice_when_she_is_registered(as_amina, sarajevo):
    as_amina.post("/find/", {"text": "Zarina"})
    as_amina.post("/intake/candidates/", described(sarajevo, name="Zarina"))
    as_amina.post("/intake/", described(sarajevo, name="Zarina"))
    assert Opening.objects.filter(subject__startswith="search:").count() == 1
