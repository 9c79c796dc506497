"""The pages about phones and what they sent."""

import json
import uuid
import zlib
from base64 import b64decode, b64encode

import pytest
from django.core.cache import caches

from conftest import signed_in, someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.decisions import waiting_for
from haven.reach.capture import pairing, status
from haven.reach.capture.actions import hold
from haven.reach.capture.models import Arrival, Contradiction, Device, State
from tests.openrosa import Collect, CollectError

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_bashir(bashir):
    return signed_in(bashir)


@pytest.fixture
def held(phone, form):
    phone.send(form())
    arrival = Arrival.objects.get()
    hold(arrival, "There is no such case.")
    return arrival


def test_she_sets_up_her_own_phone_and_sees_the_square_once(as_amina, sarajevo, monkeypatch):
    drawn = []
    monkeypatch.setattr(pairing, "square", lambda settings: drawn.append(settings) or "<svg/>")
    page = as_amina.post("/phones/", {"mission": sarajevo.pk, "name": "Blue Samsung"})
    address = drawn[0]["general"]["server_url"]
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert address.startswith(f"http://testserver/key/{sarajevo.pk}.")
    device = Device.objects.get()
    assert device.digest not in address
    again = as_amina.get("/phones/").content.decode()
    assert "Blue Samsung" in again
    assert address.rpartition(".")[2] not in again


def test_the_square_says_what_collect_reads():
    settings = pairing.collect_settings("https://haven.example.org/key/1.x", "Haven SJJ", "123456")
    packed = json.dumps(settings).encode()
    assert Collect.scanned(_text(packed)).server == "https://haven.example.org/key/1.x"
    assert settings["general"]["delete_send"] is True
    assert settings["admin"]["admin_pw"] == "123456"
    drawing = pairing.square(settings)
    assert drawing.startswith("<svg")
    assert "style" not in drawing


def _text(packed):
    text = b64encode(zlib.compress(packed)).decode()
    assert zlib.decompress(b64decode(text)) == packed
    return text


def test_a_new_phone_stands_on_the_trail_without_its_token(as_amina, sarajevo, token):
    as_amina.post("/phones/", {"mission": sarajevo.pk, "name": "Blue Samsung"})
    entry = Entry.objects.get(act="phone.added")
    assert (entry.by, entry.details) == ("amina", {})
    assert entry.subject_name == f"phone {Device.objects.get().pk}"


def test_a_steward_sees_and_revokes_but_sets_up_none(device, phone, sarajevo):
    administrator = someone("dora", sarajevo, Role.ADMINISTRATOR)
    browser = signed_in(administrator)
    page = browser.get("/phones/").content.decode()
    assert "Blue Samsung" in page
    assert "Set up a phone" not in page
    browser.post(f"/phones/{device.pk}/revoke/")
    caches["memory"].clear()
    with pytest.raises(CollectError):
        phone.forms()
    assert Entry.objects.filter(act="phone.revoked", by="dora").exists()


def test_a_colleague_neither_sees_nor_revokes_it(device, sarajevo):
    browser = signed_in(someone("eva", sarajevo, Role.CASE_WORKER))
    assert "Blue Samsung" not in browser.get("/phones/").content.decode()
    assert browser.post(f"/phones/{device.pk}/revoke/").status_code == 404


def test_a_revoked_phone_is_not_revoked_again(as_amina, device):
    as_amina.post(f"/phones/{device.pk}/revoke/")
    assert as_amina.post(f"/phones/{device.pk}/revoke/").status_code == 404


def test_an_analyst_has_no_phones(sarajevo):
    assert signed_in(someone("ann", sarajevo, Role.ANALYST)).get("/phones/").status_code == 404


def test_the_last_contact_is_shown(as_amina, device, phone):
    assert "None yet" in as_amina.get("/phones/").content.decode()
    phone.forms()
    assert "None yet" not in as_amina.get("/phones/").content.decode()


def test_a_supervisor_sees_what_is_held_and_why(as_bashir, held):
    assert "There is no such case." in as_bashir.get("/arrivals/").content.decode()
    page = as_bashir.get(f"/arrivals/{held.pk}/").content.decode()
    assert "There is no such case." in page
    assert "Blue Samsung" in page


def test_what_is_held_waits_for_her_decision(bashir, amina, held):
    assert [one.count for one in waiting_for(bashir) if one.address == "/arrivals/"] == [1]
    assert not [one for one in waiting_for(amina) if one.address == "/arrivals/"]


def test_a_worker_sees_no_arrivals(as_amina, held):
    assert as_amina.get("/arrivals/").status_code == 404
    assert as_amina.get(f"/arrivals/{held.pk}/").status_code == 404


def test_a_supervisor_lets_it_be_taken_again(as_bashir, held):
    as_bashir.post(f"/arrivals/{held.pk}/again/")
    held.refresh_from_db()
    assert held.state == State.WAITING


def test_a_supervisor_sets_it_aside_with_a_reason(as_bashir, held):
    page = as_bashir.post(f"/arrivals/{held.pk}/set-aside/", {"reason": ""})
    assert "There is a problem" in page.content.decode()
    as_bashir.post(f"/arrivals/{held.pk}/set-aside/", {"reason": "A training form"})
    held.refresh_from_db()
    assert (held.state, held.why) == (State.ASIDE, "A training form")
    assert "training" not in str(Entry.objects.get(act="form.set_aside").details)


def test_a_supervisor_sees_what_contradicts_and_settles_it(as_bashir, phone, form):
    number = uuid.uuid4()
    phone.send(form("<note>Five people.</note>", number))
    with pytest.raises(CollectError):
        phone.send(form("<note>Six people.</note>", number))
    pk = Arrival.objects.get().pk
    page = as_bashir.get(f"/arrivals/{pk}/").content.decode()
    assert "Five people." in page
    assert "Six people." in page
    as_bashir.post(f"/contradictions/{Contradiction.objects.get().pk}/settle/")
    assert Contradiction.objects.get().content is None
    assert "Nothing waits" in as_bashir.get("/arrivals/").content.decode()


def test_the_pages_ask_little(as_bashir, held, at_most_twelve_queries):
    with at_most_twelve_queries():
        as_bashir.get("/arrivals/")


def test_the_status_page_says_when_tokens_travel_in_the_open(device, settings):
    assert [sign.good for sign in status.signs()] == [False]
    settings.HAVEN_PUBLIC = True
    assert [sign.good for sign in status.signs()] == [True]
