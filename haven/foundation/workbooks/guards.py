"""What is looked at before a workbook is opened: its outside, its size, and where its cells lie.

A workbook is a zip of XML written by a stranger. The reader behind us lays a sheet out as a full
rectangle, so that one cell claimed at the far corner would ask for more memory than a machine has;
and a zip may grow a thousandfold. Every part is therefore inflated once in small pieces, counted
against what it claims, and its XML watched for cells out of bounds, before anything opens it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from haven.foundation.workbooks.watch import UnreadableWorkbookError, Watch, strange

MOST_BYTES = 100_000_000
"""A workbook may not be larger than this when unpacked: more than 50,000 full rows."""

MOST_GROWTH = 150
"""Times a part of more than a megabyte may grow; filled templates grow 5 to 40 times."""

MOST_PARTS = 200

PIECE = 1 << 18

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PLAIN = b"spreadsheetml.sheet.main+xml"
WITH_MACROS = b"ms-excel.sheet.macroEnabled.main+xml"

TARGET = re.compile(rb"""Target\s*=\s*["']([^"']+)["']""")


def inspect(file: BinaryIO) -> None:
    """Refuse whatever is not an honest workbook of a sensible size.

    Raises:
        UnreadableWorkbookError: it is not.
    """
    _look_at_its_first_bytes(file)
    try:
        with ZipFile(file) as archive:
            _weigh(archive.infolist())
            _recognise(archive)
            for part in archive.infolist():
                _look_through(archive, part)
    except (BadZipFile, LargeZipFile, EOFError, zlib.error, NotImplementedError, OSError):
        raise UnreadableWorkbookError(
            _("This file is damaged or not complete. Ask for it again, or save it anew in Excel.")
        ) from None
    except RuntimeError:  # what zipfile says of a part with a password
        raise UnreadableWorkbookError(_locked()) from None
    finally:
        file.seek(0)


def _look_at_its_first_bytes(file: BinaryIO) -> None:
    file.seek(0)
    head = file.read(65_536)
    if head.startswith(OLD_OFFICE):
        file.seek(0)
        if ENCRYPTED in head or ENCRYPTED in file.read(5_000_000):
            raise UnreadableWorkbookError(_locked())
        raise UnreadableWorkbookError(
            _("This is a workbook of the old kind (.xls). Open it in Excel and save it as .xlsx.")
        )
    if not head.startswith(b"PK\x03\x04"):
        raise UnreadableWorkbookError(
            _("This is not an Excel workbook. Send the workbook as .xlsx.")
        )


def _weigh(parts: list[ZipInfo]) -> None:
    """What the directory of the zip claims; whether it lies is seen later."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise UnreadableWorkbookError(_too_large())
    for part in parts:
        if part.file_size > max(1_000_000, MOST_GROWTH * part.compress_size):
            raise UnreadableWorkbookError(_too_large())


def _recognise(archive: ZipFile) -> None:
    names = {part.filename for part in archive.infolist()}
    kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if PLAIN not in kinds and WITH_MACROS not in kinds:
        raise UnreadableWorkbookError(
            _("This is a zip file, but not an Excel workbook. Send the workbook itself as .xlsx.")
        )
    macros = any(re.search("vbaproject|macrosheets", name, re.IGNORECASE) for name in names)
    if macros and WITH_MACROS not in kinds:
        raise UnreadableWorkbookError(
            _("This workbook says it holds no macros, but it does. Save it anew in Excel as .xlsx.")
        )
    links = "xl/_rels/workbook.xml.rels"
    targets = TARGET.findall(archive.read(links)) if links in names else []
    if any(target.rsplit(b".")[-1].lower() not in {b"xml", b"bin"} for target in targets):
        raise UnreadableWorkbookError(strange())
    if any(target.endswith(b".bin") and b"vbaProject" not in target for target in targets):
        raise UnreadableWorkbookError(strange())


def _look_through(archive: ZipFile, part: ZipInfo) -> None:
    """Inflate one part in pieces: as large as it claims, and its XML within bounds.

    What is no XML (the macro of the published workbook, a picture) is counted, never read.
    """
    watch = Watch() if part.filename.lower().endswith((".xml", ".rels")) else None
    size = 0
    for piece in _pieces(archive, part):
        size += len(piece)
        if size > part.file_size:
            raise UnreadableWorkbookError(_too_large())
        if watch:
            watch.see(piece)
    if watch:
        watch.end()


def _pieces(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The part's real bytes, also those behind the size it claims."""
    claimed, part.file_size = part.file_size, MOST_BYTES
    try:
        stream = archive.open(part)
    finally:
        part.file_size = claimed
    with stream:
        while piece := stream.read(PIECE):
            yield piece


def _locked() -> str:
    return _("This workbook is locked with a password. Save it without one and send it again.")


def _too_large() -> str:
    return _("This file is far larger inside than it looks and was not opened.")
