"""What the offline page sends: once each, in its order, never merged, never lost."""

import json
import os
import uuid
from base64 import b64encode
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from haven.foundation.vault.pairs import PADDING, public_key
from haven.people.assessments.models import Assessment
from haven.people.assessments.tests.conftest import edition, hana  # noqa: F401
from haven.people.cases.catalogue import Risk
from haven.people.cases.models import Case
from haven.people.cases.tests.conftest import *  # noqa: F403 - Zarina and her case
from haven.people.cases.versions import touch
from haven.reach.capture.actions import add_phone, revoke_phone
from haven.reach.capture.contents import glance
from haven.reach.capture.models import Parcel, State
from haven.reach.capture.taking_parcels import take_parcels
from haven.reach.capture.tokens import new_token
from tests.security.samples import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def tablet(amina, sarajevo):
    """Amina's device, as its browser sends."""
    return the_device_of(amina, sarajevo)


def the_device_of(actor, mission):
    token = new_token(mission)
    device = add_phone(
        by=actor, mission=mission, name="Tablet", token=token, at=timezone.now() - timedelta(days=1)
    )
    client = Client()
    client.cookies["haven_field"] = token
    client.device = device
    return client


def recorded(actor, kind, told, case=None, made=None, **more):
    """A record as the page writes it before it seals it."""
    said = {"v": 1, "kind": kind, "by": actor.user.pk, "made": (made or timezone.now()).isoformat()}
    return {**said, "case": case and carried(case), "told": told, **more}


def carried(case):
    """A case as it is taken along."""
    then = b64encode(glance(case)).decode()
    return {"code": case.code, "version": case.version, "then": then}


def sealed(mission, record, number):
    version, public = public_key(mission.code)
    key, nonce = AESGCM.generate_key(256), os.urandom(12)
    box = AESGCM(key).encrypt(nonce, json.dumps(record).encode(), str(number).encode())
    return version, load_der_public_key(public).encrypt(key, PADDING) + nonce + box


def send(client, record, number=None, box=None, **headers):
    number = number or uuid.uuid4()
    version, made = sealed(client.device.mission, record, number)
    said = {"Idempotency-Key": str(number), "Key-Version": str(version), **headers}
    return client.post(
        f"/field/sync/parcels/{number}", box or made, "application/octet-stream", headers=said
    )


NOTE = {"kind": "contact", "text": "She called from the border."}


def test_a_note_stands_on_the_case_in_the_name_of_who_wrote_it(tablet, amina, case):
    assert send(tablet, recorded(amina, "note", NOTE, case)).status_code == 201
    take_parcels()
    note = case.notes.get()
    assert (note.text, note.written_by) == (NOTE["text"], amina.user)
    assert Parcel.objects.get().state == State.TAKEN


def test_sent_twice_it_is_stored_and_taken_once(tablet, amina, case):
    number, record = uuid.uuid4(), recorded(amina, "note", NOTE, case)
    _version, box = sealed(case.mission, record, number)
    answers = [send(tablet, record, number, box) for _ in range(3)]
    take_parcels()
    take_parcels()
    answers.append(send(tablet, record, number, box))
    assert [one.status_code for one in answers] == [201, 200, 200, 200]
    assert {one.headers["Haven-Parcel"] for one in answers} == {str(number)}
    assert case.notes.count() == 1


def test_another_content_under_its_number_is_refused_and_held(tablet, amina, case):
    number = uuid.uuid4()
    send(tablet, recorded(amina, "note", NOTE, case), number)
    other = NOTE | {"text": "Something else."}
    assert send(tablet, recorded(amina, "note", other, case), number).status_code == 409
    assert send(tablet, recorded(amina, "note", NOTE, case), number).status_code == 409
    take_parcels()
    assert case.notes.count() == 1
    assert Parcel.objects.filter(contradicts__isnull=False, state=State.HELD).count() == 2


def test_a_service_and_a_person_are_taken(tablet, amina, case):
    service = {"kind": "shelter", "on": str(timezone.now().date()), "note": "Two nights"}
    person = {
        "name": "Гулнора", "sex": "female", "birth_year": "1994", "urgent_needs": ["shelter"],
        "words": "Waits at the station.", "team": str(next(iter(amina.teams))),
    }  # fmt: skip
    send(tablet, recorded(amina, "service", service, case))
    send(tablet, recorded(amina, "person", person))
    take_parcels()
    assert case.services.get().note == "Two nights"
    opened = Case.objects.exclude(pk=case.pk).get()
    assert (opened.situation, opened.urgent_needs) == ("Waits at the station.", ["shelter"])
    assert [name.text for name in opened.person.names.all()] == ["Гулнора"]


def test_a_questionnaire_is_scored_on_the_case(tablet, amina, case, edition):  # noqa: F811
    number = uuid.uuid4()
    xml = (
        f'<data id="tonight" version="{edition.version}"><safe>no</safe><alone>yes</alone>'
        f"<meta><instanceID>uuid:{number}</instanceID></meta></data>"
    )
    told = {"edition": str(edition.pk), "xml": xml, "files": {}}
    send(tablet, recorded(amina, "questionnaire", told, case))
    take_parcels()
    kept = Assessment.objects.get()
    assert (kept.pk, kept.case, kept.via, kept.outcome) == (number, case, "field", "red")


def test_where_the_case_moved_on_it_waits_in_three_columns(tablet, amina, case):
    Case.objects.filter(pk=case.pk).update(risk=Risk.MEDIUM)
    case.refresh_from_db()
    record = recorded(amina, "note", NOTE, case)
    Case.objects.filter(pk=case.pk).update(risk=Risk.HIGH)
    touch(case, timezone.now())
    send(tablet, record)
    take_parcels()
    held = Parcel.objects.get()
    assert (held.state, case.notes.count()) == (State.HELD, 0)
    page = signed_in(amina).get(f"/parcels/{held.pk}/").content.decode()
    for words in ("Medium", "High", NOTE["text"], "has changed since"):
        assert words in page


def test_a_person_takes_what_waits_or_sets_it_aside(tablet, amina, case):
    record, other = (recorded(amina, "note", NOTE, case) for _ in range(2))
    touch(case, timezone.now())
    send(tablet, record)
    send(tablet, other)
    take_parcels()
    first, second = Parcel.objects.all()
    she = signed_in(amina)
    she.post(f"/parcels/{first.pk}/take/")
    assert she.post(f"/parcels/{second.pk}/set-aside/").status_code == 200
    she.post(f"/parcels/{second.pk}/set-aside/", {"reason": "Said already"})
    assert case.notes.count() == 1
    assert set(Parcel.objects.values_list("state", flat=True)) == {State.TAKEN, State.ASIDE}


def test_what_waits_is_seen_by_her_and_her_supervisor_alone(tablet, amina, bashir, chloe, case):
    send(tablet, recorded(amina, "note", NOTE, case))
    Parcel.objects.update(state=State.HELD)
    page = f"/parcels/{Parcel.objects.get().pk}/"
    seen = [signed_in(one).get(page).status_code for one in (amina, bashir, chloe)]
    assert seen == [200, 200, 404]


@pytest.mark.parametrize(
    "harm",
    [{"by": 0}, {"kind": "spell"}, {"made": "soon"}, {"told": 5}, {"case": {"code": "C-NONE"}},
     {"told": {"kind": "contact", "text": ""}}, {"told": {"kind": "spell", "text": "x"}}],
)  # fmt: skip
def test_what_cannot_be_taken_is_held_and_never_lost(tablet, amina, case, harm):
    send(tablet, recorded(amina, "note", NOTE, case) | harm)
    take_parcels()
    held = Parcel.objects.get()
    assert (held.state, bool(held.why)) == (State.HELD, True)
    assert signed_in(amina).get(f"/parcels/{held.pk}/").status_code == 200


def test_what_was_changed_on_its_way_does_not_open(tablet, amina, case):
    number = uuid.uuid4()
    _version, box = sealed(case.mission, recorded(amina, "note", NOTE, case), number)
    send(tablet, {}, number, box[:-1] + bytes([box[-1] ^ 1]))
    take_parcels()
    assert Parcel.objects.get().why == "It does not open: somebody changed it."


def test_a_wrong_clock_is_reckoned_with(tablet, amina, case):
    """The tablet is two days slow: what was made two hours before sending says so."""
    slow = timezone.now() - timedelta(days=2)
    record = recorded(amina, "note", NOTE, case, made=slow - timedelta(hours=2))
    send(tablet, record, **{"Device-Clock": slow.isoformat()})
    take_parcels()
    reckoned = timezone.now() - case.notes.get().written_at
    assert timedelta(hours=1, minutes=59) < reckoned < timedelta(hours=2, minutes=1)
    parcel = Parcel.objects.get()
    assert parcel.received_at - parcel.device_clock > timedelta(hours=47)


def test_a_clock_nobody_can_believe_counts_for_nothing(tablet, amina, case):
    send(tablet, recorded(amina, "note", NOTE, case, made=timezone.now() + timedelta(days=900)))
    take_parcels()
    assert case.notes.get().written_at == Parcel.objects.get().received_at


def test_a_revoked_device_is_told_to_erase_itself(tablet, amina, case):
    assert tablet.get("/field/sync/").status_code == 204
    revoke_phone(by=amina, device=tablet.device, at=timezone.now())
    caches["memory"].clear()
    assert tablet.get("/field/sync/").status_code == 410
    assert send(tablet, recorded(amina, "note", NOTE, case)).status_code == 410
    assert not Parcel.objects.exists()


@pytest.mark.parametrize("token", ["", "1.nobody", "words", "1"])
def test_a_stranger_is_asked_to_sign_in(token):
    client = Client()
    client.cookies["haven_field"] = token
    assert client.get("/field/sync/").status_code == 401


def test_a_form_of_another_site_sends_nothing(tablet, amina, case):
    record = recorded(amina, "note", NOTE, case)
    number = uuid.uuid4()
    _version, box = sealed(case.mission, record, number)
    answer = tablet.post(f"/field/sync/parcels/{number}", box, "text/plain")
    assert (answer.status_code, Parcel.objects.count()) == (400, 0)


def test_a_device_is_set_up_and_carries_codes_alone(amina, sarajevo, case, edition):  # noqa: F811
    she = signed_in(amina)
    said = she.get("/field/enrol/").json()
    assert (said["user"], said["missions"]) == (
        amina.user.pk, [{"id": sarajevo.pk, "name": sarajevo.name}],
    )  # fmt: skip
    answer = she.post("/field/enrol/", {"mission": sarajevo.pk, "name": "Tablet"})
    cookie = answer.cookies["haven_field"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (
        "/field/sync/", "Strict", True,
    )  # fmt: skip
    pack = she.get(f"/field/packs/{answer.json()['device']}/").json()
    assert [one["code"] for one in pack["cases"]] == [case.code]
    assert [one["title"] for one in pack["questionnaires"]] == ["Tonight"]
    assert "Zarina" not in json.dumps(pack)
    again = she.get(f"/field/packs/{answer.json()['device']}/?have={edition.pk}").json()
    assert "xform" not in again["questionnaires"][0]


def test_with_the_device_alone_nothing_is_read(tablet, amina, chloe):
    page = f"/field/packs/{tablet.device.pk}/"
    assert tablet.get(page).status_code == 302
    assert signed_in(chloe).get(page).status_code == 404


def test_the_page_holds_nothing_of_anybody(amina, case):
    theirs, hers = Client().get("/field/"), signed_in(amina).get("/field/")
    assert theirs.content == hers.content
    assert "unsafe-inline" not in theirs.headers["Content-Security-Policy"]


def test_the_worker_keeps_the_page_and_nothing_else():
    worker = Client().get("/field/worker.js").content.decode()
    assert "skipWaiting" not in worker
    files = json.loads(worker.split("FILES = ")[1].split(";")[0])
    assert files[0] == "/field/"
    assert all(one.startswith(("/static/", "/field/")) for one in files)
    assert [Client().get(one).status_code for one in files[:2]] == [200, 200]
