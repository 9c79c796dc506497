"""Encrypted forms: unreadable here, opened where the private key is, refused when tampered with."""

import uuid
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haven.foundation.access.actors import Actor
from haven.foundation.instruments import arriving
from haven.reach.capture.encryption import TamperedError, open_form
from haven.reach.capture.envelope import read_envelope
from haven.reach.capture.management.commands import open_encrypted
from haven.reach.capture.models import Arrival, State
from haven.reach.capture.opening import HELD, NOT_OURS, OPENED, open_all
from haven.reach.capture.taking import take_waiting
from haven.reach.capture.tests.sealing import sealed
from tests.openrosa import CollectError

PHOTO = b"\xff\xd8 a photograph" * 1000
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Each example wraps two keys."""

KEY = rsa.generate_private_key(65537, 2048)
OTHER = rsa.generate_private_key(65537, 2048)


@pytest.fixture
def given_to(monkeypatch):
    given_to = []
    room = SimpleNamespace(keeps=lambda edition: True, receive=given_to.append)
    monkeypatch.setattr(arriving, "_receivers", lambda: (room,))
    return given_to


@pytest.fixture
def secret_form(form):
    number = uuid.uuid4()
    xml = form("<note>Zarina</note><photo>1.jpg</photo>", number)
    manifest, parts = sealed("worksite", "1", number, xml, {"1.jpg": PHOTO}, KEY.public_key())
    return SimpleNamespace(number=number, xml=xml, manifest=manifest, parts=parts)


@pytest.mark.django_db
def test_it_is_opened_where_the_key_is_and_taken_like_any_other(phone, secret_form, given_to):
    phone.send(secret_form.manifest, secret_form.parts)
    arrival = Arrival.objects.get()
    assert arrival.state == State.ENCRYPTED
    take_waiting()
    assert not given_to
    assert open_all(Actor.console(), KEY) == {OPENED: 1}
    take_waiting()
    (arrived,) = given_to
    assert (arrived.xml, arrived.attachments) == (secret_form.xml, {"1.jpg": PHOTO})
    arrival.refresh_from_db()
    assert (arrival.state, arrival.xml) == (State.TAKEN, secret_form.manifest)


@pytest.mark.django_db
def test_it_waits_until_all_its_parts_are_here(phone, secret_form):
    phone.send(secret_form.manifest, {"1.jpg.enc": secret_form.parts["1.jpg.enc"]})
    assert Arrival.objects.get().state == State.PARTS
    assert not open_all(Actor.console(), KEY)
    phone.send(secret_form.manifest, secret_form.parts)
    assert Arrival.objects.get().state == State.ENCRYPTED


@pytest.mark.django_db
def test_sending_it_again_after_it_was_opened_changes_nothing(phone, secret_form, given_to):
    phone.send(secret_form.manifest, secret_form.parts)
    open_all(Actor.console(), KEY)
    take_waiting()
    phone.send(secret_form.manifest, secret_form.parts)
    take_waiting()
    assert len(given_to) == 1
    with pytest.raises(CollectError):
        phone.send(secret_form.manifest, secret_form.parts | {"1.jpg.enc": b"another"})


@pytest.mark.django_db
def test_another_key_opens_nothing_and_spoils_nothing(phone, secret_form):
    phone.send(secret_form.manifest, secret_form.parts)
    assert open_all(Actor.console(), OTHER) == {NOT_OURS: 1}
    assert Arrival.objects.get().state == State.ENCRYPTED
    assert open_all(Actor.console(), KEY) == {OPENED: 1}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["1.jpg.enc", "submission.xml.enc"])
def test_a_changed_part_is_noticed_and_held(phone, secret_form, part):
    content = bytearray(secret_form.parts[part])
    content[3] ^= 1
    phone.send(secret_form.manifest, secret_form.parts | {part: bytes(content)})
    assert open_all(Actor.console(), KEY) == {HELD: 1}
    arrival = Arrival.objects.get()
    assert arrival.state == State.HELD
    assert "somebody changed it" in arrival.why


@pytest.mark.django_db
def test_a_form_sealed_under_another_number_is_held(phone, form, secret_form):
    other = uuid.uuid4()
    manifest, parts = sealed("worksite", "1", other, form(), {}, KEY.public_key())
    phone.send(manifest, parts)
    assert open_all(Actor.console(), KEY) == {HELD: 1}


@pytest.mark.parametrize("mask", [SHA256, SHA1])
def test_both_ways_android_wraps_a_key_are_read(mask):
    number = uuid.uuid4()
    manifest, parts = sealed("w", "", number, b"<data/>", {"a": b""}, KEY.public_key(), mask)
    opened = open_form(read_envelope(manifest), parts, KEY)
    assert (opened.xml, opened.files) == (b"<data/>", {"a": b""})


@few
@given(st.lists(st.binary(max_size=40), max_size=20), st.binary(max_size=200))
def test_whatever_was_sealed_comes_out_as_it_was(files, xml):
    named = {f"{n}.jpg": content for n, content in enumerate(files)}
    manifest, parts = sealed("w", "1", uuid.uuid4(), xml, named, KEY.public_key())
    opened = open_form(read_envelope(manifest), parts, KEY)
    assert (opened.xml, opened.files) == (xml, named)


@few
@given(st.data())
def test_whatever_is_changed_is_noticed(data):
    manifest, parts = sealed("w", "1", uuid.uuid4(), b"<a/>", {"1": b"photo"}, KEY.public_key())
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(TamperedError):
        open_form(read_envelope(manifest), parts | {name: bytes(content)}, KEY)


def pem(path, passphrase=None):
    lock = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return str(path)


@pytest.mark.django_db
def test_the_command_asks_for_the_passphrase(
    phone, secret_form, given_to, tmp_path, monkeypatch, capsys
):
    phone.send(secret_form.manifest, secret_form.parts)
    monkeypatch.setattr(open_encrypted, "getpass", lambda words: "correct horse")
    call_command("open_encrypted", "--key", pem(tmp_path / "key.pem", b"correct horse"))
    assert "Opened: 1." in capsys.readouterr().out
    assert len(given_to) == 1


@pytest.mark.django_db
def test_the_command_says_when_the_passphrase_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(open_encrypted, "getpass", lambda words: "wrong")
    with pytest.raises(CommandError, match="no private key this passphrase opens"):
        call_command("open_encrypted", "--key", pem(tmp_path / "key.pem", b"correct horse"))
    with pytest.raises(CommandError):
        call_command("open_encrypted", "--key", str(tmp_path / "nowhere.pem"))
