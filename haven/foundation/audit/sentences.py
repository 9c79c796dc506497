"""How the trail reads to a person: one sentence an act, offered by each app's ``sentences``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from haven.foundation.audit.models import Entry

SENTENCES = {"record.opened": _("{by} opened {subject}.")}


@cache
def all_sentences() -> dict[str, _StrPromise]:
    """The sentence of every act any app records."""
    return {act: said for room in open_doors("sentences") for act, said in room.SENTENCES.items()}


def in_words(entry: Entry) -> str:
    """What happened, in the reader's language."""
    said = all_sentences().get(entry.act)
    words = {name: "" if value is None else value for name, value in entry.details.items()}
    if said is None:
        return f"{entry.by}: {entry.act}, {entry.subject_name}"
    return str(said).format_map({**words, "by": entry.by, "subject": entry.subject_name})
