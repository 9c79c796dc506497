"""A phone's side of an encrypted form, after EncryptionUtils.java of ODK Collect."""

import os
from base64 import b64encode
from hashlib import md5

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.padding import PKCS7


def sealed(code, version, instance, xml, files, public_key, mask=SHA256):
    """The manifest and the parts of an encrypted form."""
    secret, written = os.urandom(32), f"uuid:{instance}"
    wrap = OAEP(MGF1(mask()), SHA256(), None)
    wrapped = b64encode(public_key.encrypt(secret, wrap)).decode()
    vector, parts, lines = bytearray(_md5(written.encode() + secret)), {}, []
    for n, (name, content) in enumerate([*files.items(), ("submission.xml", xml)]):
        vector[n % 16] = (vector[n % 16] + 1) % 256
        parts[f"{name}.enc"] = _sealed(secret, bytes(vector), content)
        lines.append(f"{name}::{_md5(content).hex()}")
    said = [code, *([version] if version else []), wrapped, written, *lines]
    digest = _md5(("\n".join(said) + "\n").encode())
    signature = b64encode(public_key.encrypt(digest, wrap)).decode()
    media = "".join(f"<media><file>{name}.enc</file></media>" for name in files)
    manifest = (
        f'<data xmlns="http://opendatakit.org/submissions" encrypted="yes" id="{code}"'
        f' version="{version}"><base64EncryptedKey>{wrapped}</base64EncryptedKey>'
        f'<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>{written}'
        f"</orx:instanceID></orx:meta>{media}<encryptedXmlFile>submission.xml.enc"
        "</encryptedXmlFile><base64EncryptedElementSignature>"
        f"{signature}</base64EncryptedElementSignature></data>"
    )
    return manifest.encode(), parts


def _md5(content):
    return md5(content, usedforsecurity=False).digest()


def _sealed(secret, vector, content):
    padder = PKCS7(128).padder()
    padded = padder.update(content) + padder.finalize()
    cipher = Cipher(algorithms.AES(secret), CFB(vector)).encryptor()
    return cipher.update(padded) + cipher.finalize()
