"""What two forms with the same number say differently, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, fromstring

from haven.reach.capture.models import Contradiction

MOST = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that was answered differently."""

    question: str
    first: str
    second: str


def differences(contradiction: Contradiction) -> list[Difference]:
    """The answers that differ; none where a file differs, or where the words are forgotten."""
    first, second = contradiction.arrival.xml, contradiction.content
    if contradiction.part or first is None or second is None:
        return []
    said, other = _answers(first), _answers(second)
    names = [name for name in said | other if said.get(name, "") != other.get(name, "")]
    return [Difference(name, said.get(name, ""), other.get(name, "")) for name in names[:MOST]]


def _answers(xml: bytes) -> dict[str, str]:
    """The answers by path. Both came through ``read_envelope``, which refuses what could harm."""
    try:
        root = fromstring(xml)  # noqa: S314
    except ParseError:
        return {}
    found: dict[str, str] = {}
    _walk(root, "", found)
    return found


def _walk(element: Element, path: str, found: dict[str, str]) -> None:
    counts: dict[str, int] = {}
    for child in element:
        name = child.tag.rpartition("}")[2]
        counts[name] = counts.get(name, 0) + 1
        here = f"{path}/{name}" + (f"[{counts[name]}]" if counts[name] > 1 else "")
        if len(child):
            _walk(child, here, found)
        else:
            found[here] = (child.text or "").strip()
