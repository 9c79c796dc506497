"""What was answered, and the four ways in which nothing was."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

Answers = Mapping[str, str]
"""What was answered, by the name of the question; of several choices, with a blank between them."""


class Missing(StrEnum):
    """Why there is no answer. Each is kept apart from the point it may still be given."""

    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


def missing(answer: str, spellings: Mapping[str, Missing]) -> Missing | None:
    """Why there is no answer, or None when there is one.

    ``spellings`` are the codes a questionnaire has of its own; our own names always count.
    """
    said = answer.strip()
    if not said:
        return Missing.UNANSWERED
    if said in spellings:
        return spellings[said]
    return next((why for why in Missing if why == said), None)
