"""Files nobody should send, each made as small as it can be."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from haven.reach.exchange.htcds.fields import template_columns
from haven.reach.exchange.htcds.writing import write_workbook
from haven.reach.exchange.tests.workbooks import fictional_rows

SHEET = "xl/worksheets/sheet1.xml"


def honest(rows: int = 3) -> bytes:
    file = io.BytesIO()
    write_workbook(list(fictional_rows(rows)), file)
    return file.getvalue()


def changed(changes: dict[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """An honest workbook in which some parts are others."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(honest())) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.pop(name, None)
            part = old.read(name)
            new.writestr(name, change(part) if callable(change) else change or part)
        for name, part in changes.items():
            new.writestr(name, part)
    return file.getvalue()


def other_sheet() -> bytes:
    file = io.BytesIO()
    with Workbook(file) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["Fuel", "Litres", "Driver", "First Name"])
    return file.getvalue()


def with_cell(cell: str) -> bytes:
    return changed(
        {SHEET: lambda xml: xml.replace(b"</sheetData>", cell.encode() + b"</sheetData>")}
    )


def wide() -> bytes:
    cells = "".join(f'<c r="{_letters(n)}2000"><v>1</v></c>' for n in range(1, 100_001))
    return with_cell(f'<row r="2000">{cells}</row>')


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def zip_bomb() -> bytes:
    return changed({"xl/media/flat.xml": b"<a>" + b" " * 300_000_000 + b"</a>"})


def lying_bomb() -> bytes:
    """The directory says 1,000 bytes; inflated it would be 150 million."""
    size = 150_000_000
    bomb = bytearray(changed({"xl/flat.xml": b"<a>" + b" " * (size - 7) + b"</a>"}))
    true, lie = struct.pack("<I", size), struct.pack("<I", 1000)
    assert bomb.count(true) == 2
    return bytes(bomb.replace(true, lie))


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]>'.encode()
    return changed({SHEET: lambda xml: xml.replace(b"<worksheet", doctype + b"<worksheet", 1)})


def in_utf16() -> bytes:
    def turned(xml: bytes) -> bytes:
        return xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    return changed({SHEET: turned})


def in_latin1() -> bytes:
    return changed({SHEET: lambda xml: xml.replace(b"UTF-8", b"windows-1251")})


def not_utf8() -> bytes:
    cell = (
        b'<row r="90"><c r="D90" t="inlineStr"><is><t>\xc0\xe9\xf1</t></is></c></row></sheetData>'
    )
    return changed({SHEET: lambda xml: xml.replace(b"</sheetData>", cell)})


def macro_in_disguise() -> bytes:
    return changed({"xl/vbaProject.bin": b"Sub Auto_Open()"})


def formulas() -> bytes:
    return with_cell('<row r="90"><c r="D90"><f>HYPERLINK("x")</f><v>1</v></c></row>')


def twins() -> bytes:
    file = io.BytesIO()
    with Workbook(file) as workbook:
        labels = [field.label for _name, field in template_columns()]
        workbook.add_worksheet().write_row(0, 0, [*labels, "First Name"])
    return file.getvalue()


def encrypted() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000) + "EncryptedPackage".encode("utf-16-le")


def document() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>wordprocessingml.document.main+xml</Types>")
    return file.getvalue()


def crowded() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for n in range(5_000):
            archive.writestr(f"{n}.xml", "")
    return file.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (bytes, "not an Excel workbook"),
    "words in UTF-8": (lambda: "First Name,Birthdate\nآمنة,1990-01-01".encode(), "not an Excel"),
    "words in a Cyrillic page": (lambda: "Имя;Дата".encode("cp1251"), "not an Excel workbook"),
    "the old kind": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), r"old kind \(.xls\)"),
    "locked": (encrypted, "locked with a password"),
    "a letter": (document, "not an Excel workbook"),
    "cut off": (lambda: honest()[:4000], "damaged or not complete"),
    "bent": (lambda: honest().replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged or not complete"),
    "wrong sheet": (other_sheet, "No sheet of this workbook"),
    "two columns of one name": (twins, "Two columns are both First Name"),
    "100,000 columns": (wide, "wider than 200 columns"),
    "one far cell": (lambda: with_cell('<row r="9"><c r="XFD9"><v>1</v></c></row>'), "wider than"),
    "one deep cell": (lambda: with_cell('<row r="1048576"/>'), "longer than 30000 rows"),
    "a cell beyond counting": (
        lambda: with_cell('<row r="9"><c r="A99999999999999999999"/></row>'),
        "a way Excel does not write",
    ),
    "cells that say not where": (
        lambda: with_cell("<row>" + "<c><v>1</v></c>" * 9 + "</row>"),
        "a way Excel does not write",
    ),
    "zip bomb": (zip_bomb, "far larger inside"),
    "zip bomb that lies": (lying_bomb, "far larger inside"),
    "too many parts": (crowded, "far larger inside"),
    "billion laughs": (laughs, "a way Excel does not write"),
    "UTF-16": (in_utf16, "a way Excel does not write"),
    "an old encoding": (in_latin1, "a way Excel does not write"),
    "mixed encodings": (not_utf8, "a way Excel does not write"),
    "a hidden macro": (macro_in_disguise, "holds no macros, but it does"),
    "formulas": (formulas, "Cell D90 holds a formula"),
}
"""Every hostile file, and a piece of the sentence it is refused with."""
