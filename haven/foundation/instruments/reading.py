"""Read a filled questionnaire: the XML a browser, the offline page or a phone sends."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from uuid import UUID
from xml.parsers import expat

from django.utils.translation import gettext as _

MOST_BYTES = 5_000_000
MOST_DEPTH = 50
MOST_ELEMENTS = 100_000


class UnreadableError(Exception):
    """XML that is no filled questionnaire, in a sentence; nothing was changed."""


@dataclass(slots=True)
class Element:
    """One element of the XML."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first child of this name."""
        return next((one for one in self.children if one.name == name), None)


@dataclass(frozen=True)
class Filled:
    """A filled questionnaire. ``repeats`` holds, by the name of a repeated group, its rows."""

    code: str
    version: str
    instance: UUID
    replaces: UUID | None
    root: Element

    def answers(self, repeats: Set[str] = frozenset()) -> dict[str, str]:
        """What was answered outside repeated groups, by question."""
        return dict(_leaves(self.root, repeats))

    def rows(self, repeat: str) -> list[dict[str, str]]:
        """What was answered in each round of a repeated group."""
        return [dict(_leaves(one, frozenset())) for one in _called(self.root, repeat)]


def read(xml: bytes) -> Filled:
    """Which questionnaire was filled, and how; the answers are in the XML alone.

    Raises:
        UnreadableError: no XML, a hostile one, or one without an instance.
    """
    if len(xml) > MOST_BYTES:
        raise UnreadableError(_("This form is too large."))
    root = _Reader().read(xml)
    meta = root.child("meta")
    instance = _uuid(meta and meta.child("instanceID"))
    if instance is None or not root.attributes.get("id"):
        raise UnreadableError(_("This form does not say which it is."))
    replaces = _uuid(meta and meta.child("deprecatedID"))
    return Filled(
        root.attributes["id"], root.attributes.get("version", ""), instance, replaces, root
    )


class _Reader:
    """Builds a small tree; a document type, a depth or a number no form has is refused at once."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0

    def read(self, xml: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat's own
        except (expat.ExpatError, ValueError, LookupError):
            raise UnreadableError(_("This is no XML that a form consists of.")) from None
        if self._root is None:
            raise UnreadableError(_("This form is empty."))
        return self._root

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MOST_DEPTH or self._count > MOST_ELEMENTS:
            raise UnreadableError(_("This form is larger than any form."))
        element = Element(name.rpartition("}")[2], attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _say(self, text: str) -> None:
        self._open[-1].text += text

    def _refuse(self, *_of_the_document_type: object) -> None:
        raise UnreadableError(_("This is no XML that a form consists of."))


def _leaves(element: Element, repeats: Set[str]) -> Iterator[tuple[str, str]]:
    for child in element.children:
        if child.name == "meta" or child.name in repeats or "template" in child.attributes:
            continue
        if child.children:
            yield from _leaves(child, repeats)
        else:
            yield child.name, child.text.strip()


def _called(element: Element, name: str) -> Iterator[Element]:
    for child in element.children:
        if child.name == name:
            yield child
        else:
            yield from _called(child, name)


def _uuid(element: Element | None) -> UUID | None:
    try:
        return UUID(element.text.strip().removeprefix("uuid:")) if element else None
    except ValueError:
        return None
