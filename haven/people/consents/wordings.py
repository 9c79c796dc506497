"""The words that are read out before somebody decides, in her language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from haven.foundation.reference import reference_file

FALLBACK = "en"


class ChangedWordingError(Exception):
    """A text is not the one whose checksum stands beside it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text, for one purpose, in one version and language."""

    purpose: str
    version: int
    language: str
    text: str
    sha256: str

    @property
    def name(self) -> str:
        """How a consent names these words: purpose/version/language."""
        return f"{self.purpose}/{self.version}/{self.language}"


def wording(purpose: str, language: str) -> Wording:
    """The newest words for a purpose, in a language or else in English."""
    ours = [one for one in all_wordings() if one.purpose == purpose]
    spoken = [one for one in ours if one.language == language]
    return max(
        spoken or [one for one in ours if one.language == FALLBACK], key=lambda one: one.version
    )


@cache
def all_wordings() -> tuple[Wording, ...]:
    """Every text there is.

    Raises:
        ChangedWordingError: a text does not match its checksum.
    """
    rows = json.loads(reference_file("consents/wordings.json").read_text(encoding="utf-8"))
    wordings = tuple(Wording(**row) for row in rows)
    for one in wordings:
        if sha256(one.text.encode()).hexdigest() != one.sha256:
            raise ChangedWordingError(one.name)
    return wordings
