"""What was sealed outside opens in here, and nowhere and no other way."""

import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_der_public_key

from haven.foundation.vault.models import RealmKey
from haven.foundation.vault.pairs import PADDING, open_box, public_key
from haven.foundation.vault.sealing import BrokenSealError

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def boxed(public, words, context):
    key, nonce = AESGCM.generate_key(256), os.urandom(12)
    wrapped = load_der_public_key(public).encrypt(key, PADDING)
    return wrapped + nonce + AESGCM(key).encrypt(nonce, words, context)


def test_what_was_sealed_to_the_public_key_opens():
    version, public = public_key("SJJ")
    assert open_box("SJJ", version, boxed(public, b"words", b"one"), b"one") == b"words"
    assert public_key("SJJ") == (version, public)


def test_the_private_key_does_not_rest_in_the_open():
    public_key("SJJ")
    (row,) = RealmKey.objects.filter(purpose="pair")
    assert b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01" not in bytes(row.wrapped)  # rsaEncryption


@pytest.mark.parametrize("harm", ["context", "byte", "short", "version", "mission"])
def test_nothing_else_opens(harm):
    version, public = public_key("SJJ")
    box = boxed(public, b"words", b"one")
    if harm == "byte":
        box = box[:-1] + bytes([box[-1] ^ 1])
    said = {
        "context": ("SJJ", version, box, b"two"),
        "short": ("SJJ", version, box[:40], b"one"),
        "version": ("SJJ", version + 1, box, b"one"),
        "mission": ("TBS", version, box, b"one"),
    }.get(harm, ("SJJ", version, box, b"one"))
    public_key("TBS") if harm == "mission" else None
    with pytest.raises(BrokenSealError):
        open_box(*said)
