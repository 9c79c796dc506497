"""How the trail reads to a person: one sentence an act, offered by each app's ``sentences``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from haven.foundation.doors import open_doors

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from haven.foundation.audit.models import Entry

SENTENCES = {
    "record.opened": _("{by} opened {subject}."),
    "reading.too_fast": _(
        "{by} opened {openings} different records in half an hour and was asked to wait."
    ),
}
UNSAID = "…"


class Words(dict[str, object]):
    """The words of an entry; what it does not say reads as three dots."""

    def __missing__(self, name: str) -> str:
        return UNSAID


@cache
def all_sentences() -> dict[str, _StrPromise]:
    """The sentence of every act any app records."""
    return {act: said for room in open_doors("sentences") for act, said in room.SENTENCES.items()}


def acts_in_words() -> list[tuple[str, str]]:
    """Every act and how it reads when nobody in particular does it, for a choice."""
    said = ((act, str(words).format_map(Words())) for act, words in all_sentences().items())
    return sorted(said, key=lambda choice: choice[1])


def in_words(entry: Entry) -> str:
    """What happened, in the reader's language."""
    said = all_sentences().get(entry.act)
    words = {name: "" if value is None else value for name, value in entry.details.items()}
    if said is None:
        return f"{entry.by}: {entry.act}, {entry.subject_name}"
    return str(said).format_map(Words(words, by=entry.by, subject=entry.subject_name))
