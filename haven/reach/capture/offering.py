"""What a phone is offered: forms, the files they need, and lists to choose from (OpenRosa 1.0)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import md5
from xml.sax.saxutils import escape

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.entities import EntityList, entity_lists
from haven.foundation.instruments.models import Edition

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
LISTED = re.compile(r"jr://(?:file-csv|file)/([\w.-]+)\.csv")

Address = Callable[..., str]
"""The absolute address of a page for this phone, by its name and words."""


@dataclass(frozen=True, slots=True)
class Media:
    """One file a phone downloads with a form."""

    name: str
    hash: str
    address: str
    integrity: str = ""


def hash_of(content: bytes) -> str:
    """A digest as OpenRosa wants it; it finds changes, it protects nothing."""
    return f"md5:{md5(content, usedforsecurity=False).hexdigest()}"


def form_list(editions: Iterable[Edition], address: Address) -> str:
    """The list of forms; Collect throws the whole list away when one word of an item is missing."""
    rows = "".join(_form(edition, address) for edition in editions)
    return f'{HEAD}<xforms xmlns="http://openrosa.org/xforms/xformsList">{rows}</xforms>'


def _form(edition: Edition, address: Address) -> str:
    said = {
        "formID": edition.instrument.code,
        "name": edition.title,
        "version": edition.version,
        "hash": hash_of(edition.xform.encode()),
        "downloadUrl": address("form", edition=edition.pk),
        "manifestUrl": address("manifest", edition=edition.pk),
    }
    return f"<xform>{_elements(said)}</xform>"


def manifest(media: Iterable[Media]) -> str:
    """The files that belong to a form."""
    rows = "".join(map(_media, media))
    return f'{HEAD}<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{rows}</manifest>'


def _media(one: Media) -> str:
    said = {"filename": one.name, "hash": one.hash, "downloadUrl": one.address}
    if not one.integrity:
        return f"<mediaFile>{_elements(said)}</mediaFile>"
    said["integrityUrl"] = one.integrity
    return f'<mediaFile type="entityList">{_elements(said)}</mediaFile>'


def integrity(asked: Iterable[str], entities: EntityList) -> str:
    """Which of these entities are gone: those the phone may drop from its list."""
    here = {str(name) for name, _entity in entities.rows()}
    rows = "".join(
        f'<entity id="{escape(one, {chr(34): "&quot;"})}"><deleted>{str(one not in here).lower()}'
        "</deleted></entity>"
        for one in asked
    )
    return f"{HEAD}<data><entities>{rows}</entities></data>"


def lists_of(edition: Edition, actor: Actor, mission: Mission) -> list[EntityList]:
    """The lists a form chooses from that some app offers."""
    named = set(LISTED.findall(edition.xform))
    return [one for one in entity_lists(actor, mission) if one.name in named]


def response(sentence: str, nature: str = "") -> str:
    """What the phone shows after sending."""
    said = f'<message nature="{nature}">{escape(sentence)}</message>'
    return f'{HEAD}<OpenRosaResponse xmlns="http://openrosa.org/http/response">{said}</OpenRosaResponse>'


def _elements(said: dict[str, str]) -> str:
    return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in said.items())
