"""Open an encrypted form of ODK Collect: what the private key alone can do.

ODK XForms specification, section "Encryption": each record has a 256-bit AES key of its own,
wrapped with RSA-OAEP-SHA256 to the public key in the form. Files are AES-CFB with PKCS7 padding;
the vector is md5(instanceID + key), one byte of it counted up before each file. What is called
the signature is a digest under the same public key: it shows tampering, not who sent it.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64Error
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import md5
from hmac import compare_digest

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.padding import PKCS7
from django.utils.translation import gettext as _

from haven.reach.capture.envelope import Envelope

MASKS = (SHA256, SHA1)
"""How Android's own providers differ in wrapping a key: both are read."""

SEALED = ".enc"


class AnotherKeyError(Exception):
    """The form is sealed to another key: whoever has that one opens it."""


class TamperedError(Exception):
    """The form or one of its files is not what the phone has sealed; the text is fit for a page."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in an encrypted form."""

    xml: bytes
    files: dict[str, bytes]


def open_form(envelope: Envelope, parts: Mapping[str, bytes], key: RSAPrivateKey) -> Opened:
    """Open a form and all its files.

    Raises:
        AnotherKeyError: it is sealed to another key.
        TamperedError: something of it was changed or is missing.
    """
    secret = _unwrapped(key, envelope.sealed_key)
    if secret is None:
        raise AnotherKeyError
    names = [*envelope.sealed_files, envelope.sealed_form]
    if missing := [name for name in names if name not in parts]:
        raise TamperedError(_("%s of its files are missing.") % len(missing))
    vectors = _Vectors(envelope.written, secret)
    opened = {
        name.removesuffix(SEALED): _decrypted(secret, vectors.next(), parts[name]) for name in names
    }
    signature = _unwrapped(key, envelope.signature)
    if signature is None or not compare_digest(signature, _digest(envelope, opened)):
        raise TamperedError(_("This form is not what the phone has sealed: somebody changed it."))
    return Opened(opened.pop(envelope.sealed_form.removesuffix(SEALED)), opened)


class _Vectors:
    """The vectors of a record's files, one after the other."""

    def __init__(self, instance: str, secret: bytes) -> None:
        self.bytes = bytearray(md5(instance.encode() + secret, usedforsecurity=False).digest())
        self.count = 0

    def next(self) -> bytes:
        place = self.count % len(self.bytes)
        self.bytes[place] = (self.bytes[place] + 1) % 256
        self.count += 1
        return bytes(self.bytes)


def _unwrapped(key: RSAPrivateKey, wrapped: str) -> bytes | None:
    try:
        blob = b64decode(wrapped, validate=False)
    except NotBase64Error:
        return None
    for mask in MASKS:
        try:
            return key.decrypt(blob, OAEP(MGF1(mask()), SHA256(), None))
        except ValueError:
            continue
    return None


def _decrypted(secret: bytes, vector: bytes, sealed: bytes) -> bytes:
    try:
        cipher = Cipher(algorithms.AES(secret), CFB(vector)).decryptor()
        padded = cipher.update(sealed) + cipher.finalize()
        unpadder = PKCS7(algorithms.AES.block_size).unpadder()
        return unpadder.update(padded) + unpadder.finalize()
    except ValueError:
        raise TamperedError(
            _("This form is not what the phone has sealed: somebody changed it.")
        ) from None


def _digest(envelope: Envelope, opened: Mapping[str, bytes]) -> bytes:
    version = [envelope.version] if envelope.version else []
    lines = [envelope.code, *version, envelope.sealed_key, envelope.written]
    lines += [
        f"{name}::{md5(content, usedforsecurity=False).hexdigest()}"
        for name, content in opened.items()
    ]
    return md5(("\n".join(lines) + "\n").encode(), usedforsecurity=False).digest()
