"""Workbooks only their receiver opens: Office's own password encryption, in any spreadsheet.

What she saves from it stays locked: unlike an encrypted archive it never lies unpacked on a disk.
"""

from __future__ import annotations

import io
import secrets

from msoffcrypto.format.ooxml import OOXMLFile

from haven.kernel.codes import ALPHABET

GROUPS, LETTERS = 5, 4


def new_passphrase() -> str:
    """Five groups of four, as in 7K3M-92Q5-…: 100 bits, made to be read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def lock(workbook: bytes, passphrase: str) -> bytes:
    """The workbook as a file that opens only with the passphrase (AES-256, [MS-OFFCRYPTO])."""
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(passphrase, locked)
    return locked.getvalue()
