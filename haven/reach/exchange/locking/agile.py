"""Encrypt a workbook under a passphrase, as Excel does: *agile* encryption of [MS-OFFCRYPTO] 2.3.4.

AES-256-CBC under a random key; that key under SHA-512 of the passphrase, spun 100,000 times; an
HMAC over all of it. Excel and LibreOffice ask for the passphrase when they open the file, and
what they save stays locked: unlike an encrypted archive it never lies unpacked on a disk.
"""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha512
from struct import pack

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from haven.kernel.codes import ALPHABET
from haven.reach.exchange.locking.compound import compound_file

GROUPS, LETTERS = 5, 4
SPINS = 100_000
SEGMENT, BLOCK, KEY_BYTES = 4096, 16, 32

FOR_INPUT = bytes.fromhex("fea7d2763b4b9e79")
FOR_VALUE = bytes.fromhex("d7aa0f6d3061344e")
FOR_KEY = bytes.fromhex("146e0be7abacd0d6")
FOR_HMAC_KEY = bytes.fromhex("5fb2ad010cb9e1f6")
FOR_HMAC_VALUE = bytes.fromhex("a0677f02b22c8433")

CIPHER = (
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
    'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"'
)
OFFICE = "http://schemas.microsoft.com/office/2006"


def new_passphrase() -> str:
    """Five groups of four, as in 7K3M-92Q5-…: 100 bits, made to be read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def lock(workbook: bytes, passphrase: str) -> bytes:
    """The workbook as a file that opens only with the passphrase."""
    secret, salt = os.urandom(KEY_BYTES), os.urandom(BLOCK)
    package = pack("<Q", len(workbook)) + b"".join(
        _encrypted(secret, _vector(salt, pack("<I", number)), workbook[at : at + SEGMENT])
        for number, at in enumerate(range(0, len(workbook), SEGMENT))
    )
    return compound_file(_description(secret, salt, package, passphrase), package)


@dataclass(frozen=True, slots=True)
class Doors:
    """The keys a passphrase opens, each for one purpose."""

    spun: bytes
    salt: bytes

    @classmethod
    def behind(cls, passphrase: str, salt: bytes, spins: int = SPINS) -> Doors:
        """Spin the passphrase, so that guessing costs."""
        spun = sha512(salt + passphrase.encode("utf-16-le")).digest()
        for number in range(spins):
            spun = sha512(pack("<I", number) + spun).digest()
        return cls(spun, salt)

    def key(self, purpose: bytes) -> bytes:
        """The key for this purpose."""
        return sha512(self.spun + purpose).digest()[:KEY_BYTES]

    def seal(self, purpose: bytes, plain: bytes) -> str:
        """Sealed for this purpose, as the description writes it."""
        return _written(_encrypted(self.key(purpose), self.salt, plain))


def _description(secret: bytes, salt: bytes, package: bytes, passphrase: str) -> bytes:
    doors = Doors.behind(passphrase, os.urandom(BLOCK))
    proof, signing = os.urandom(BLOCK), os.urandom(64)
    signed = hmac.digest(signing, package, sha512)
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<encryption xmlns="{OFFICE}/encryption" '
        f'xmlns:p="{OFFICE}/keyEncryptor/password">'
        f'<keyData {CIPHER} saltValue="{_written(salt)}"/>'
        "<dataIntegrity "
        f'encryptedHmacKey="{_sealed(secret, salt, FOR_HMAC_KEY, signing)}" '
        f'encryptedHmacValue="{_sealed(secret, salt, FOR_HMAC_VALUE, signed)}"/>'
        f'<keyEncryptors><keyEncryptor uri="{OFFICE}/keyEncryptor/password">'
        f'<p:encryptedKey spinCount="{SPINS}" {CIPHER} saltValue="{_written(doors.salt)}" '
        f'encryptedVerifierHashInput="{doors.seal(FOR_INPUT, proof)}" '
        f'encryptedVerifierHashValue="{doors.seal(FOR_VALUE, sha512(proof).digest())}" '
        f'encryptedKeyValue="{doors.seal(FOR_KEY, secret)}"/>'
        "</keyEncryptor></keyEncryptors></encryption>"
    )
    return pack("<HHI", 4, 4, 0x40) + text.encode()


def _sealed(secret: bytes, salt: bytes, purpose: bytes, plain: bytes) -> str:
    return _written(_encrypted(secret, _vector(salt, purpose), plain))


def _vector(salt: bytes, purpose: bytes) -> bytes:
    return sha512(salt + purpose).digest()[:BLOCK]


def _encrypted(key: bytes, vector: bytes, plain: bytes) -> bytes:
    sealer = Cipher(AES(key), CBC(vector)).encryptor()
    return sealer.update(plain + bytes(-len(plain) % BLOCK)) + sealer.finalize()


def _written(content: bytes) -> str:
    return b64encode(content).decode()
