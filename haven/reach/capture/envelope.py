"""Read the outside of a filled form: which form, which instance, which files belong to it.

One pass of expat with limits, before anything else looks at bytes from outside. A document type
is refused, so there are no entities, inside or outside.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID
from xml.parsers import expat

from django.utils.translation import gettext as _

from haven.kernel.codes import MistypedCodeError, read_code
from haven.reach.capture.errors import LARGE, RefusedError

LARGEST_XML = 5_000_000
"""Bytes; the longest interview of ours is a fiftieth of it."""

DEEPEST, MOST_ELEMENTS = 60, 30_000
"""A form of 300 questions repeated for a hundred people has 30,000 elements."""

LONGEST_ID = 120
FILE_NAME = re.compile(r"[^/\\\x00-\x1f]{1,250}\.\w{1,8}")
CASE = "case"
"""The question by which a form says whose it is: a code, or the choice from the list of cases."""

SAID = {
    CASE,
    "instanceID",
    "deprecatedID",
    "base64EncryptedKey",
    "encryptedXmlFile",
    "base64EncryptedElementSignature",
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on the outside; ``written`` is the instanceID letter by letter.

    ``about`` is the code of the case, or its UUID in the list phones choose from; ``named`` are
    answers that look like names of files, by path.
    """

    code: str
    version: str
    instance: UUID
    written: str
    replaces: UUID | None = None
    about: str = ""
    encrypted: bool = False
    sealed_key: str = ""
    signature: str = ""
    sealed_form: str = ""
    sealed_files: tuple[str, ...] = ()
    named: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class _Reader:
    """Where the parser stands and what it has seen."""

    path: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    named: set[tuple[str, str]] = field(default_factory=set)
    elements: int = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise RefusedError(_("This form has too many answers to be read. Divide it."), LARGE)
        if len(self.path) >= DEEPEST:
            raise RefusedError(_("This form is nested too deeply to be read."))
        if not self.path:
            self.root = attributes
        self.path.append(name.rpartition(":")[2])
        self.text.clear()

    def end(self, _name: str) -> None:
        if self.text:
            self._heard(self.path[-1], "".join(self.text).strip())
            self.text.clear()
        self.path.pop()

    def _heard(self, name: str, text: str) -> None:
        if name in SAID:
            self.said.setdefault(name, text)
        elif self.path[1:] == ["media", "file"]:
            self.files.append(text)
        elif FILE_NAME.fullmatch(text):
            self.named.add(("/" + "/".join(self.path), text))


def read_envelope(xml: bytes) -> Envelope:
    """What stands on the outside of a filled form.

    Raises:
        RefusedError: it is no filled form, or one nobody can have filled.
    """
    reader = _read(xml)
    code = reader.root.get("id", "")
    version = reader.root.get("version", "")
    if not code or max(len(code), len(version)) > LONGEST_ID:
        raise RefusedError(_("This is not a filled form: it does not say which form it is."))
    replaced = reader.said.get("deprecatedID")
    return Envelope(
        code=code,
        version=version,
        instance=_instance(reader.said.get("instanceID", "")),
        written=reader.said.get("instanceID", ""),
        replaces=_instance(replaced) if replaced else None,
        about=_code(reader.said.get(CASE, "")),
        encrypted=reader.root.get("encrypted") == "yes",
        sealed_key=reader.said.get("base64EncryptedKey", ""),
        signature=reader.said.get("base64EncryptedElementSignature", ""),
        sealed_form=reader.said.get("encryptedXmlFile", ""),
        sealed_files=tuple(reader.files),
        named=frozenset(reader.named),
    )


def _read(xml: bytes) -> _Reader:
    if len(xml) > LARGEST_XML:
        raise RefusedError(_("This form is larger than 5 MB without its files."), LARGE)
    _refuse_encoding(xml)
    reader, parser = _Reader(), expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text.append
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as fault:
        raise RefusedError(
            _("This is not a filled form: it cannot be read at line %s.") % fault.lineno
        ) from None
    return reader


def _refuse_encoding(xml: bytes) -> None:
    """Every client writes UTF-8; another encoding could hide something from whoever reads next."""
    try:
        xml.decode()
    except UnicodeDecodeError:
        raise RefusedError(_("This form is not written in UTF-8.")) from None


def _refuse_doctype(*_declared: object) -> NoReturn:
    raise RefusedError(_("This form declares a document type. Forms from phones have none."))


def _code(text: str) -> str:
    """A code as it is written, or the UUID by which phones know it; nothing anybody has told."""
    with suppress(ValueError):
        return str(UUID(text))
    with suppress(MistypedCodeError):
        return read_code(text, "C")
    return ""


def _instance(text: str) -> UUID:
    try:
        return UUID(text.removeprefix("uuid:"))
    except ValueError:
        raise RefusedError(_("This form has no number of its own (instanceID).")) from None
