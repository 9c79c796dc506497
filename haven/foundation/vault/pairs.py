"""Key pairs: what is sealed outside our walls to a mission's public key opens only in here.

RSA-OAEP with SHA-256 wraps a fresh AES-256-GCM key (RFC 8017, NIST SP 800-38D). The private key
rests in the keyring, wrapped by the root key as every other key of a mission.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from haven.foundation.vault.derive import derived_key
from haven.foundation.vault.models import RealmKey
from haven.foundation.vault.sealing import BrokenSealError, seal, unseal

PAIR = "pair"
BITS, EXPONENT = 3072, 65537
WRAPPED_BYTES, NONCE_BYTES = BITS // 8, 12
PADDING = OAEP(MGF1(SHA256()), SHA256(), None)


def public_key(realm: str) -> tuple[int, bytes]:
    """The version of a mission's newest public key, and the key (DER, SubjectPublicKeyInfo)."""
    row = RealmKey.objects.filter(realm=realm, purpose=PAIR).order_by("version").last()
    row = row or _make_pair(realm)
    public = _private(row).public_key()
    return row.version, public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def open_box(realm: str, version: int, box: bytes, context: bytes) -> bytes:
    """Open what was sealed to a public key: the wrapped key, a nonce, the ciphertext.

    Raises:
        BrokenSealError: another key, another context, or changed bytes.
    """
    row = RealmKey.objects.filter(realm=realm, purpose=PAIR, version=version).first()
    if row is None:
        raise BrokenSealError("There is no such key.")
    wrapped, rest = box[:WRAPPED_BYTES], box[WRAPPED_BYTES:]
    try:
        key = _private(row).decrypt(wrapped, PADDING)
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], context)
    except (ValueError, InvalidTag) as broken:
        raise BrokenSealError("The seal does not hold.") from broken


def _make_pair(realm: str) -> RealmKey:
    """Make the pair; where two do it at once, the first one counts."""
    private = generate_private_key(EXPONENT, BITS)
    written = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    made = RealmKey(realm=realm, purpose=PAIR, version=1)
    wrapped = seal(derived_key("keyring"), written, str(made).encode())
    row, _made = RealmKey.objects.get_or_create(
        realm=realm, purpose=PAIR, version=1, defaults={"wrapped": wrapped}
    )
    return row


def _private(row: RealmKey) -> RSAPrivateKey:
    written = unseal(derived_key("keyring"), bytes(row.wrapped), str(row).encode())
    key = load_der_private_key(written, None)
    assert isinstance(key, RSAPrivateKey)  # noqa: S101 - for the type checker
    return key
