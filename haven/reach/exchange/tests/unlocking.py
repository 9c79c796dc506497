"""Opens a locked workbook as a spreadsheet program does: the reader the lock is held to.

It reads any compound file and shares no code with the writer. ``locked_elsewhere.xlsx`` in this
folder was locked by another program (msoffcrypto-tool 6.1), so that both cannot err together.
"""

import hmac
import re
from base64 import b64decode
from hashlib import sha512
from itertools import count
from struct import unpack_from

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

LAST = 0xFFFFFFFA
"""Numbers above are no sectors: the end of a chain, a free place."""


class WrongPassphraseError(Exception):
    """The passphrase does not open it."""


class ChangedError(Exception):
    """Somebody has changed the file."""


def unlock(file, passphrase):
    """The workbook inside."""
    found = streams(bytes(file))
    info, package = found["EncryptionInfo"], found["EncryptedPackage"]
    assert unpack_from("<HHI", info) == (4, 4, 0x40)
    said = dict(re.findall(r'(encrypted\w+|spinCount)="([^"]+)"', info.decode("latin-1")))
    salt, door_salt = map(b64decode, re.findall(r'saltValue="([^"]+)"', info.decode("latin-1")))
    opened = lambda name, purpose: decrypted(  # noqa: E731
        spun(passphrase, door_salt, int(said["spinCount"]), purpose),
        door_salt,
        b64decode(said[name]),
    )
    proof = opened("encryptedVerifierHashInput", "fea7d2763b4b9e79")[:16]
    if sha512(proof).digest() != opened("encryptedVerifierHashValue", "d7aa0f6d3061344e")[:64]:
        raise WrongPassphraseError
    key = opened("encryptedKeyValue", "146e0be7abacd0d6")[:32]
    signing = decrypted(key, vector(salt, bytes.fromhex("5fb2ad010cb9e1f6")),
                        b64decode(said["encryptedHmacKey"]))[:64]  # fmt: skip
    signed = decrypted(key, vector(salt, bytes.fromhex("a0677f02b22c8433")),
                       b64decode(said["encryptedHmacValue"]))[:64]  # fmt: skip
    if hmac.digest(signing, package, "sha512") != signed:
        raise ChangedError
    return opened_package(package, key, salt)


def opened_package(package, key, salt):
    (size,) = unpack_from("<Q", package)
    pieces = [package[at : at + 4096] for at in range(8, len(package), 4096)]
    whole = b"".join(
        decrypted(key, vector(salt, number.to_bytes(4, "little")), piece)
        for number, piece in enumerate(pieces)
    )
    return whole[:size]


def spun(passphrase, salt, spins, purpose):
    digest = sha512(salt + passphrase.encode("utf-16-le")).digest()
    for number in range(spins):
        digest = sha512(number.to_bytes(4, "little") + digest).digest()
    return sha512(digest + bytes.fromhex(purpose)).digest()[:32]


def vector(salt, purpose):
    return sha512(salt + purpose).digest()[:16]


def decrypted(key, start, sealed):
    opener = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return opener.update(sealed) + opener.finalize()


def streams(file):
    """The streams of a compound file by name."""
    assert file[:8] == bytes.fromhex("d0cf11e0a1b11ae1")
    table = allocation(file)
    directory = joined(file, table, unpack_from("<I", file, 48)[0], 512, base=1)
    entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
    minis = joined(file, table, unpack_from("<I", entries[0], 116)[0], 512, base=1)
    mini_bytes = joined(file, table, unpack_from("<I", file, 60)[0], 512, base=1)
    mini_table = unpack_from(f"<{len(mini_bytes) // 4}I", mini_bytes)
    found = {}
    for entry in entries:
        name = entry[: max(0, unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le")
        start, size = unpack_from("<IQ", entry, 116)
        small = size < 4096
        where = (minis, mini_table, start, 64, 0) if small else (file, table, start, 512, 1)
        if entry[66] == 2:
            found[name] = joined(*where)[:size]
    return found


def allocation(file):
    """The allocation table: the header names its first 109 sectors, a chain of lists the others."""
    sectors = list(unpack_from("<109I", file, 76))
    further = unpack_from("<I", file, 68)[0]
    while further < LAST:
        *some, further = unpack_from("<128I", file, 512 * (further + 1))
        sectors += some
    return [
        number
        for sector in sectors
        if sector < LAST
        for number in unpack_from("<128I", file, 512 * (sector + 1))
    ]


def joined(file, table, start, size, base):
    """The sectors of a chain, one after another."""
    pieces, place = [], start
    for _step in count():
        if place >= LAST or _step > len(table):
            return b"".join(pieces)
        pieces.append(file[size * (place + base) : size * (place + base + 1)])
        place = table[place]
    return None
